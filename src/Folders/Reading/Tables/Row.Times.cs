namespace Reinstate.Folders.Reading.Tables;

/// <summary>Which of two instants a time in the repeated hour stands for until a person decides.</summary>
internal enum InDoubt
{
    First,
    Last,
}

internal sealed partial class Row
{
    public DateTimeOffset RequiredTime(Column column)
    {
        if (!IsEmpty(column))
            return Time(column) ?? default;
        Reject(column.Name, "", "is required and empty");
        return default;
    }

    public DateTimeOffset? Time(Column column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return null;
        if (desk.Times.TryRead(bytes, out var at))
            return Seen(at);
        var stated = desk.Times.Read(bytes);
        if (stated.Doubt == ClockDoubt.None && stated.Problem is null)
            return Seen(stated.First);
        Reject(column, desk.Times.ProblemOf(stated)!);
        return null;
    }

    /// <summary>
    /// A time of an entry. What a clock change leaves in doubt does not cost the entry: the instant is chosen as told, and the column is
    /// named among <see cref="DoubtfulTimes"/>.
    /// </summary>
    public DateTimeOffset? Time(Column column, InDoubt choice)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return null;
        if (desk.Times.TryRead(bytes, out var at))
            return Seen(at);
        var stated = desk.Times.Read(bytes);
        if (stated.Doubt == ClockDoubt.None)
            return Time(column);
        doubtful.Add(column.Name);
        return Seen(choice == InDoubt.First ? stated.First : stated.Last);
    }

    public DateTimeOffset RequiredTime(Column column, InDoubt choice) => IsEmpty(column) ? RequiredTime(column) : Time(column, choice) ?? default;

    /// <summary>A time of an entry that decides which item the entry belongs to: in doubt it counts as not stated.</summary>
    public DateTimeOffset? TimeUnlessInDoubt(Column column)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty || desk.Times.TryRead(bytes, out _) || desk.Times.Read(bytes).Doubt == ClockDoubt.None)
            return Time(column);
        doubtful.Add(column.Name);
        return null;
    }

    /// <summary>A time or a bare date of validity. A bare date stands for its beginning, or as an end for its 24:00 (reading 14).</summary>
    public DateTimeOffset? Bound(Column column, bool isEnd)
    {
        var bytes = Bytes(column);
        if (bytes.IsEmpty)
            return null;
        if (desk.Times.DayOf(bytes, isEnd ? 1 : 0) is { } day)
            return day;
        var latest = Latest;
        var at = Time(column);
        Latest = latest;
        return at;
    }

    public string Date(Column column)
    {
        var text = Text(column);
        if (text.Length > 0 && !LocalTimes.TryDate(text, out _))
            Reject(column.Name, text, "is not an ISO 8601 date");
        return text;
    }

    private DateTimeOffset Seen(DateTimeOffset at)
    {
        if (Latest is null || at > Latest)
            Latest = at;
        return at;
    }
}
