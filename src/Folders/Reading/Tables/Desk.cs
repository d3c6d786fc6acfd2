using System.Collections.Immutable;
using Reinstate.Folders.Reading.Bytes;
using Reinstate.Folders.Reading.Facts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Tables;

/// <summary>What one thread needs to read rows: buffers, recurring texts, what it knows of days. Nothing in it changes any result.</summary>
internal sealed class Desk
{
    private const int Places = 1 << 10;

    private readonly (string Text, ImmutableArray<string> Parts)[] lists = new (string, ImmutableArray<string>)[Places];
    private readonly (DateTimeOffset At, string Text)[] written = new (DateTimeOffset, string)[Places];

    public Desk(TimeZoneInfo zone)
    {
        Times = new(zone);
        Row = new(this);
    }

    public RecordStream Stream { get; } = new();

    /// <summary>For a look at a row besides the one that is being read.</summary>
    public Again Again { get; } = new();

    /// <summary>Room for the people of one service, empty between services.</summary>
    public List<PersonRows> People { get; } = [];

    public TextPool Texts { get; } = new();

    public LocalTimes Times { get; }

    public Row Row { get; }

    /// <summary>The parts of a text between semicolons.</summary>
    public ImmutableArray<string> Parts(string text)
    {
        if (text.Length == 0)
            return [];
        ref var place = ref lists[text.GetHashCode(StringComparison.Ordinal) & (Places - 1)];
        if (!string.Equals(place.Text, text, StringComparison.Ordinal))
            place = (text, [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
        return place.Parts;
    }

    /// <summary>A time as item ids write it (<see cref="ItemIds.Iso"/>); few times are due at all, and many items at each.</summary>
    public string Iso(DateTimeOffset at)
    {
        ref var place = ref written[(int)((at.Ticks / TimeSpan.TicksPerMinute) & (Places - 1))];
        if (place.Text is null || !place.At.EqualsExact(at))
            place = (at, ItemIds.Iso(at));
        return place.Text;
    }
}

/// <summary>Looks at one row of a table once more.</summary>
internal sealed class Again
{
    private readonly RecordStream stream = new(1 << 12);

    public ulong Fingerprint(Table table, long at, long end)
    {
        table.Open(stream, at, end, 1);
        return stream.Next() ? stream.Fingerprint() : 0;
    }
}
