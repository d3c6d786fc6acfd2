using System.Text;
using CsCheck;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Index;
using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Bytes;

public class LookupTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 40], Gen.Int[0, 50].Select(i => $"é{i}"), Gen.Char['a', 'c'].Array[0, 70].Select(c => new string(c)))
        .Select(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Ids_are_numbered_as_they_come() => Text.Array[0, 200].Sample(ids =>
    {
        var (table, first) = (new IdTable(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var id in ids)
            Assert.Equal(first.TryAdd(id, first.Count), table.TryAdd(Encoding.UTF8.GetBytes(id)));
        Assert.All(first, p => Assert.Equal(p.Value, table.Find(p.Key)));
        Assert.Equal(-1, table.Find("somebody else"));
    }, iter: 300, threads: 1);

    [Fact]
    public void Ids_longer_than_a_block_have_room_are_kept_apart()
    {
        var (table, ids) = (new IdTable(), Enumerable.Range(0, 9).Select(i => new string('é', 500_000 + i)).ToArray());
        Assert.All(ids, id => Assert.True(table.TryAdd(Encoding.UTF8.GetBytes(id))));
        Assert.Equal(Enumerable.Range(0, ids.Length), ids.Select(id => table.Find(Encoding.UTF8.GetBytes(id))));
    }

    [Fact]
    public void A_pooled_text_is_the_text() => Text.Array[1, 60].Sample(texts =>
    {
        var pool = new TextPool();
        Assert.All(texts.Concat(texts), text => Assert.Equal(text, pool.Get(Encoding.UTF8.GetBytes(text))));
    }, iter: 500, threads: 1);

    [Fact]
    public void A_text_that_recurs_is_one_string()
    {
        var pool = new TextPool();
        Assert.Same(pool.Get("paracetamol"u8), pool.Get("paracetamol"u8));
        Assert.Same(pool.Get("Zoë"u8), pool.Get("Zoë"u8));
    }

    [Fact]
    public void Hashes_that_occur_twice_are_found_and_no_other() => Gen.ULong[1, 40].Select(h => h << 58 | h).Array[0, 80].Sample(hashes =>
    {
        var (one, other) = (new KeyHashes(), new KeyHashes());
        for (var i = 0; i < hashes.Length; i++)
            (i % 3 == 0 ? one : other).Add(hashes[i], i, i);
        one.Add(0, 0, 0);
        other.Add(0, 0, 0);
        Assert.Equal(hashes.GroupBy(h => h).Where(g => g.Count() > 1).Select(g => g.Key).Order(), KeyHashes.Repeated([one, other]).Order());
    }, iter: 500, threads: 1);

    [Fact]
    public void Runs_of_a_service_come_in_file_order_and_cover_its_rows() => Gen.Int[0, 4].Array[0, 200].Sample(owners =>
    {
        var runs = new Runs(4);
        for (var i = 0; i < owners.Length; i++)
        {
            if (owners[i] == 4)
                runs.Interrupt();
            else
                runs.Add(owners[i], i * 10, (i * 10) + 10, i);
        }

        for (var service = 0; service < 4; service++)
        {
            var rows = runs.Of(service).SelectMany(r => Enumerable.Range(r.Line, (int)r.Length / 10).Select(i => (i, r.At / 10 - r.Line))).ToArray();
            Assert.Equal(Enumerable.Range(0, owners.Length).Where(i => owners[i] == service).Select(i => (i, 0L)), rows);
        }
    }, iter: 500, threads: 1);

    [Fact]
    public void Item_ids_write_times_as_everywhere()
    {
        var desk = new Desk(TimeZoneInfo.Utc);
        var at = new DateTimeOffset(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);
        foreach (var time in new[] { at, at.ToOffset(TimeSpan.FromHours(1)), at.AddSeconds(5), at, at.AddMinutes(1 << 10) })
            Assert.Equal(ItemIds.Iso(time), desk.Iso(time));
    }
}
