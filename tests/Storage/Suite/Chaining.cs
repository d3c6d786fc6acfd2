using Reinstate.Contracts.Signing;
using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

/// <summary>The hash chain as each store keeps it: whatever is changed in it behind the log's back is named.</summary>
public abstract partial class LogSuite
{
    private const int Chained = 9;

    public static TheoryData<string> Fields => [.. "position stream version type data recorded_at actor role key incident service link".Split(' ')];

    /// <summary>Changes a column of an event, as somebody does who reaches the database and not the program. A time is given as <see cref="DateTimeOffset"/>.</summary>
    protected abstract Task AlterAsync(string tenant, long position, string column, object value);

    /// <summary>Removes an event in the same way.</summary>
    protected abstract Task RemoveAsync(string tenant, long position);

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task An_altered_field_of_any_event_is_named_by_its_position(string field)
    {
        for (var position = 1L; position <= Chained; position++)
        {
            var tenant = $"altered-{position}";
            await FillChainAsync(tenant);
            var e = (await Log.TailAsync(tenant))[(int)position - 1];
            await AlterAsync(tenant, position, field, Altered(e, field));
            Assert.StartsWith(field == "position" && position < Chained ? $"position {position + 1} follows {position - 1}" : field == "position" ? "position 1009 follows 8" : $"position {position}:", (await FaultsAsync(tenant))[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_bit_of_the_data_counts()
    {
        await FillChainAsync("bits");
        var data = (await Log.TailAsync("bits"))[3].Data.ToArray();
        for (var bit = 0; bit < 8 * data.Length; bit++)
        {
            var flipped = data.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            await AlterAsync("bits", 4, "data", flipped);
            Assert.StartsWith("position 4: its link does not follow", Assert.Single(await FaultsAsync("bits")), StringComparison.Ordinal);
        }

        await AlterAsync("bits", 4, "data", data);
        Assert.Empty(await FaultsAsync("bits"));
    }

    [Fact]
    public async Task Missing_and_exchanged_events_and_a_head_that_was_put_back_are_named()
    {
        await FillChainAsync("missing");
        await RemoveAsync("missing", 5);
        Assert.Equal(["position 6 follows 4", "position 6: version 6 of person/a follows 4"], (await FaultsAsync("missing")).Take(2));

        await FillChainAsync("exchanged");
        var tail = await Log.TailAsync("exchanged");
        foreach (var (field, fifth, sixth) in new (string, object, object)[]
        {
            ("data", tail[4].Data.ToArray(), tail[5].Data.ToArray()), ("key", tail[4].Context.Key, tail[5].Context.Key), ("link", tail[4].Link.ToArray(), tail[5].Link.ToArray()),
        })
        {
            await AlterAsync("exchanged", 5, field, sixth);
            await AlterAsync("exchanged", 6, field, fifth);
        }

        Assert.StartsWith("position 5:", (await FaultsAsync("exchanged"))[0], StringComparison.Ordinal);

        await FillChainAsync("cut");
        await RemoveAsync("cut", Chained);
        Assert.Equal([$"the events end at position {Chained - 1}, the head says {Chained}"], await FaultsAsync("cut"));
    }

    [Fact]
    public async Task A_chain_that_was_written_anew_from_an_altered_event_on_ends_in_another_link_than_the_head_says()
    {
        await FillChainAsync("rewritten");
        var previous = ReadOnlyMemory<byte>.Empty;
        foreach (var e in await Log.TailAsync("rewritten"))
        {
            var altered = e.Position == 3 ? e with { Data = Bytes("nothing happened") } : e;
            await AlterAsync("rewritten", e.Position, "data", altered.Data.ToArray());
            await AlterAsync("rewritten", e.Position, "link", (previous = Chain.Next(previous, altered)).ToArray());
        }

        Assert.Equal([$"the head's link is not that of the last event, position {Chained}"], await FaultsAsync("rewritten"));
    }

    [Fact]
    public async Task A_log_from_before_the_chain_begins_it_with_its_next_event()
    {
        await FillChainAsync("older");
        for (var position = 1; position <= Chained; position++)
        {
            await AlterAsync("older", position, "link", Array.Empty<byte>());
        }

        await AlterAsync("older", 0, "head", Array.Empty<byte>());
        Assert.Empty(await FaultsAsync("older"));

        await using var reopened = Open();
        await reopened.AppendAsync(Append("person/a", Chained, "later", tenant: "older"));
        Assert.Empty(await FaultsAsync("older"));
        var last = (await Log.TailAsync("older"))[^1];
        Assert.Equal(Chain.Next(default, last), last.Link.ToArray());

        await AlterAsync("older", Chained + 1, "link", Array.Empty<byte>());
        Assert.Equal([$"the head's link is not that of the last event, position {Chained + 1}"], await FaultsAsync("older"));
    }

    [Fact]
    public async Task Checkpoints_are_kept_once_by_position_and_hold_against_their_key_alone()
    {
        using var key = SigningKey.Create();
        using var other = SigningKey.Create();
        using var keys = new PublicKeys([key.PublicPem, other.PublicPem]);
        using var others = new PublicKeys([other.PublicPem]);
        await FillChainAsync("signed");
        var head = await Log.HeadAsync("signed", Cancellation);
        var at = new DateTimeOffset(2026, 3, 14, 12, 0, 0, 123, TimeSpan.Zero).AddTicks(4567);
        var first = Checkpoint.Sign("signed", head, at, key);
        await Portable.SaveCheckpointAsync(first, Cancellation);
        await Portable.SaveCheckpointAsync(Checkpoint.Sign("signed", head, at.AddDays(1), other), Cancellation);
        await Portable.SaveCheckpointAsync(Checkpoint.Sign("signed", head with { Position = 3 }, at, key), Cancellation);

        var kept = await Portable.CheckpointsAsync("signed", Cancellation);
        Assert.Equal([3L, Chained], kept.Select(c => c.Position));
        Assert.Equal(Shown([first]), Shown([kept[1]]));
        Assert.Empty(await Portable.CheckpointsAsync("missing", Cancellation));
        Assert.All(kept, checkpoint => Assert.Null(checkpoint.Fault(keys)));
        Assert.Equal($"it is signed by the key {key.Id}, which is not known", first.Fault(others));
        foreach (var altered in new[]
        {
            first with { Tenant = "other" }, first with { Position = 8 }, first with { Link = Hash("another") }, first with { SignedAt = first.SignedAt.AddMilliseconds(1) }, first with { Key = other.Id },
            first with { Signature = (byte[])[(byte)(first.Signature.Span[0] ^ 1), .. first.Signature.Span[1..]] }, first with { Signature = Array.Empty<byte>() },
        })
        {
            Assert.Equal($"the signature by the key {altered.Key} is not of this", altered.Fault(keys));
        }
    }

    private static IEnumerable<string> Shown(IEnumerable<Checkpoint> checkpoints) =>
        checkpoints.Select(c => $"{c.Tenant} {c.Position} {Convert.ToHexString(c.Link.Span)} {c.SignedAt:O} {c.Key} {Convert.ToHexString(c.Signature.Span)}");

    private static object Altered(StoredEvent e, string field) => field switch
    {
        "position" => e.Position + 1000,
        "version" => e.Version + 1000,
        "stream" => "person/b",
        "type" => e.Type + "x",
        "data" => (byte[])[.. e.Data.Span[..^1], (byte)(e.Data.Span[^1] ^ 0x80)],
        "link" => (byte[])[(byte)(e.Link.Span[0] ^ 1), .. e.Link.Span[1..]],
        "recorded_at" => e.Context.RecordedAt.AddMilliseconds(1),
        "actor" => "staff-8",
        "role" => "",
        "key" => "k",
        "incident" => "inc-2",
        "service" => "south",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no such field"),
    };

    private async Task FillChainAsync(string tenant)
    {
        for (var n = 0; n < Chained; n++)
        {
            await Log.AppendAsync(Append("person/a", n, $"k{n}", tenant: tenant, incident: "inc-1", service: "north"));
        }

        Assert.Empty(await FaultsAsync(tenant));
    }

    private async Task<List<string>> FaultsAsync(string tenant)
    {
        var order = new LogOrder();
        List<string> faults = [.. (await Log.TailAsync(tenant)).SelectMany(order.Faults)];
        return order.Fault(await Log.HeadAsync(tenant, Cancellation)) is { } end ? [.. faults, end] : faults;
    }
}
