using System.Collections.Concurrent;
using System.Text;
using Reinstate.Folders.Reading;

namespace Reinstate.FoldersTests.Reading;

public class OpenFolderTests
{
    [Fact]
    public void A_service_is_read_alone_its_people_in_order()
    {
        using var folder = new SmallFolder().File("paper_records.csv", $"{SmallFolder.Records}E1,P4,mood,2026-03-10T08:00,A,x\nE2,P1,mood,2026-03-10T09:00,A,x\nE3,P3,mood,2026-03-10T08:00,A,x\nE4,P4,slumber,2026-03-10T08:00,A,x\nE5,P9,mood,2026-03-10T08:00,A,x\n");
        using var open = OpenFolder.Open(folder.Path);
        Assert.Equal(["S1", "S2"], open.Services.Select(s => s.ServiceId));
        Assert.Equal(["paper_records.csv:6:person_id is not in people.csv"], SmallFolder.Told(open.Rejects));
        var second = open.Read(1);
        Assert.Equal(["P3 E3", "P4 E1"], second.People.SelectMany(p => p.Entries.Select(e => $"{p.Person.PersonId} {e.EntryId}")));
        Assert.Equal(["paper_records.csv:5:category is not a category of records"], SmallFolder.Told(second.Rejects));
    }

    [Fact]
    public void Many_threads_read_what_one_reads()
    {
        using var open = OpenFolder.Open(Path.Combine(FolderOnDisk.Examples, "supported-living"));
        var alone = open.Services.Select((_, i) => Described.Of(open.Read(i))).ToArray();
        var together = new ConcurrentBag<bool>();
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together.Add(Described.Of(open.Read(i % alone.Length)) == alone[i % alone.Length]));
        Assert.DoesNotContain(false, together);
    }

    [Fact]
    public void Reading_a_service_again_counts_nothing_twice()
    {
        using var folder = new SmallFolder().File("paper_records.csv", $"{SmallFolder.Records}E1,P1,slumber,2026-03-10T08:00,A,x\n").File("stock.csv", "person_id,medicine_id,counted_at,count\nP1,M,2026-03-10T08:00,1\nP1,M,2026-03-10T08:00,1\n");
        using var open = OpenFolder.Open(folder.Path);
        foreach (var service in new[] { 0, 1, 0 })
            open.Read(service);
        Assert.Equal([("paper_records.csv", 1, 1, 0), ("stock.csv", 2, 0, 1)], open.Files.Where(f => f.Rejected + f.Repeated > 0).Select(f => (f.Name, f.Rows, f.Rejected, f.Repeated)));
    }

    [Theory]
    [InlineData("paper_records.csv", true)]
    [InlineData("paper_records.csv", false)]
    [InlineData("stock.csv", true)]
    public void A_file_that_changes_after_opening_is_named(string name, bool longer)
    {
        using var folder = new SmallFolder().File("paper_records.csv", $"{SmallFolder.Records}E1,P1,mood,2026-03-10T08:00,A,x\n").File("stock.csv", "person_id,medicine_id,counted_at,count\nP1,M,2026-03-10T08:00,1\n");
        using var open = OpenFolder.Open(folder.Path);
        if (longer)
            folder.Append(name, "\n");
        else
            File.SetLastWriteTimeUtc(Path.Combine(folder.Path, name), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var refusal = Assert.Throws<FolderUnreadableException>(() => open.Read(0));
        Assert.StartsWith($"{name} was changed while it was read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_leads_to_its_service()
    {
        using var folder = new SmallFolder().File("expected_visits.csv", "visit_id,person_id,start,end\nV1,P3,2026-03-10T08:00,2026-03-10T09:00\nV1,P1,2026-03-10T08:00,2026-03-10T09:00\nV2,P1,2026-03-10T08:00,never\n");
        using var open = OpenFolder.Open(folder.Path);
        Assert.Equal(("S2", null, null), (open.ServiceOfVisit("V1"), open.ServiceOfVisit("V2"), open.ServiceOfVisit(new string('é', 5000))));
    }

    [Fact]
    public void Rows_that_follow_each_other_cost_no_index()
    {
        using var folder = new SmallFolder().File("paper_records.csv", SmallFolder.Records + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"E{i},P1,mood,2026-03-10T08:00,A,x\n")));
        using var open = OpenFolder.Open(folder.Path);
        using var less = new SmallFolder();
        using var nothing = OpenFolder.Open(less.Path);
        Assert.InRange(open.IndexBytes - nothing.IndexBytes, 0, 400_000);
        Assert.Equal(100_000, open.Read(0).People[0].Entries.Length);
    }

    [Fact]
    public void One_row_a_great_many_times_is_one_row()
    {
        const int Many = 300_000;
        var (dose, due) = ("E1,P1,M,2026-03-10T08:00,given,,,,\n", "P1,M,Name,2026-03-10T08:00\n");
        using var folder = new SmallFolder().File("paper_doses.csv", SmallFolder.Doses + Repeat(dose)).File("expected_doses.csv", "person_id,medicine_id,medicine,due_at\n" + Repeat(due));
        var read = folder.Read();
        Assert.Equal((1, 1), (read.People.Sum(p => p.Entries.Length), read.People.Sum(p => p.Expected.Length)));
        Assert.Equal([Many - 1, Many - 1], read.Files.Where(f => f.Repeated > 0).Select(f => f.Repeated));

        static string Repeat(string row) => new StringBuilder().Insert(0, row, Many).ToString();
    }

    [Fact]
    public void Keys_that_come_again_far_away_are_found_where_they_are()
    {
        var again = new Dictionary<int, string> { [700] = "E3", [2_000] = "E1999", [2_001] = "E5", [4_999] = "E700" };
        var rows = Enumerable.Range(0, 5_000).Select(i => $"{again.GetValueOrDefault(i, $"E{i}")},{(i < 2_500 ? "P1" : "P3")},mood,2026-03-10T08:00,A,row {i}\n");
        using var folder = new SmallFolder().File("digital_records.csv", SmallFolder.Records + string.Concat(rows));
        var read = folder.Read();
        Assert.Equal([(702, "E3"), (2_002, "E1999"), (2_003, "E5")], read.Rejects.Select(r => (r.Row, r.Value)));
        Assert.Equal(("E700", 4_997), (read.People.SelectMany(p => p.Entries).Last().EntryId, read.People.Sum(p => p.Entries.Length)));
    }

    [Fact]
    public void The_latest_time_is_that_of_a_sound_row_however_many_are_not()
    {
        var unsound = string.Concat(Enumerable.Range(0, 500).Select(i => $"U{i},P1,slumber,2031-01-01T00:00,A,x\n"));
        using var folder = new SmallFolder().File("paper_records.csv", $"{SmallFolder.Records}{unsound}E1,P1,mood,2026-03-10T19:00+01:00,A,x\nE2,P1,mood,2026-03-10T18:00,A,x\nE1,P2,mood,2030-01-01T00:00,A,x\n{unsound}");
        var latest = folder.Read().LatestTime;
        Assert.True(latest.EqualsExact(new DateTimeOffset(2026, 3, 10, 19, 0, 0, TimeSpan.FromHours(1))), $"{latest:O}");
    }

    [Theory]
    [InlineData("entry_id,person_id,category,occurred_at,author,text", 0)]
    [InlineData("entry_id,person_id,category,occurred_at,author,text\r\nE1,P1,mood,2026-03-10T08:00,A,x", 1)]
    [InlineData("entry_id,person_id,category,occurred_at,author,text\rE1,P1,mood,2026-03-10T08:00,A,x\rE2,P1,mood,2026-03-10T08:00,A,x\r", 2)]
    [InlineData("entry_id,person_id,category,occurred_at,author,text\nE1,P1,mood,2026-03-10T08:00,A,\0\n\n\n\"E2\",\"P1\",mood,2026-03-10T08:00,A,\"\0\"", 2)]
    public void A_file_may_end_and_look_as_it_likes(string text, int entries)
    {
        using var folder = new SmallFolder().File("paper_records.csv", text);
        var read = folder.Read();
        Assert.Empty(read.Rejects);
        Assert.Equal(entries, read.People.Sum(p => p.Entries.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("\"\"\"\"\"\"\"\"\"")]
    [InlineData("\0\0\0\0")]
    public void A_file_of_nothing_useful_is_one_reject(string text)
    {
        using var folder = new SmallFolder().File("paper_records.csv", text);
        var reject = Assert.Single(folder.Read().Rejects);
        Assert.Equal(("paper_records.csv", 1), (reject.File, reject.Row));
    }
}
