using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

/// <summary>
/// One row, read column by column. The first problem is kept and the rest goes on with empty values, so that a file full of errors
/// costs no exceptions; the caller looks at <see cref="Problem"/> before it uses anything.
/// </summary>
internal sealed class PlainRow(PlainTable table, PlainRecord record)
{
    public int Line => record.Line;

    /// <summary>Column, value and reason.</summary>
    public (string Column, string Value, string Reason)? Problem { get; private set; }

    /// <summary>The latest time read from this row that says when something was or is due.</summary>
    public DateTimeOffset? Latest { get; private set; }

    public void Reject(string column, string value, string reason) => Problem ??= (column, value, reason);

    public string Text(string column) => table.IndexOf(column) is >= 0 and var index && index < record.Fields.Length ? record.Fields[index] : "";

    /// <summary>A text that recurs in many rows: one string for all of them.</summary>
    public string Id(string column) => table.Shared(Text(column));

    public string Required(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            Reject(column, "", "is required and empty");
        return text;
    }

    public string RequiredId(string column) => table.Shared(Required(column));

    public DateTimeOffset RequiredTime(string column) => Required(column).Length == 0 ? default : Time(column) ?? default;

    /// <summary>Columns whose time a clock change leaves in doubt.</summary>
    public List<string> Doubtful { get; } = [];

    public DateTimeOffset RequiredTime(string column, bool last) => Required(column).Length == 0 ? default : Time(column, last) ?? default;

    public DateTimeOffset? Time(string column, bool last)
    {
        if (table.Times.Read(Text(column)) is not { Doubt: not ClockDoubt.None } stated)
            return Time(column);
        Doubtful.Add(column);
        var at = last ? stated.Last : stated.First;
        Latest = Latest is null || at > Latest ? at : Latest;
        return at;
    }

    public DateTimeOffset? Due(string column)
    {
        if (table.Times.Read(Text(column)).Doubt == ClockDoubt.None)
            return Time(column);
        Doubtful.Add(column);
        return null;
    }

    public DateTimeOffset? Time(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (table.Times.TryRead(text, out var at) is { } problem)
        {
            Reject(column, text, problem);
            return null;
        }

        if (Latest is null || at > Latest)
            Latest = at;
        return at;
    }

    /// <summary>A time or a bare date of validity. A bare date stands for its beginning, or as an end for its 24:00 (reading 14).</summary>
    public DateTimeOffset? Bound(string column, bool isEnd)
    {
        var text = Text(column);
        if (LocalTimes.TryDate(text, out var date) && date.Year is > 1900 and < 9000)
            return table.Times.StartOf(isEnd ? date.AddDays(1) : date);
        var latest = Latest;
        var at = Time(column);
        Latest = latest;
        return at;
    }

    public string Date(string column)
    {
        var text = Text(column);
        if (text.Length > 0 && !LocalTimes.TryDate(text, out _))
            Reject(column, text, "is not an ISO 8601 date");
        return text;
    }

    public int? Whole(string column, int least = 0)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= 1_000_000)
            return number;
        Reject(column, text, $"is not a whole number of {least} or more");
        return null;
    }

    /// <summary>At most 15 digits, the precision that every store and message keeps.</summary>
    public decimal? Number(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (text.Length <= 17 && text.Count(char.IsAsciiDigit) <= 15
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Reject(column, text, "is not a number");
        return null;
    }

    public bool YesNo(string column)
    {
        var text = Text(column);
        if (text is not ("" or "y" or "n" or "Y" or "N"))
            Reject(column, text, "is neither y nor n");
        return text is "y" or "Y";
    }

    public T Word<T>(string column, T absent = default)
        where T : struct, Enum
    {
        var text = Text(column);
        if (text.Length == 0)
            return absent;
        if (!Vocabulary.TryParse<T>(text, out var value))
            Reject(column, text, $"is not one of: {string.Join(", ", Enum.GetValues<T>().Select(v => Vocabulary.NameOf(v)))}");
        return value;
    }

    public Priority? Priority(string column) => Text(column).Length == 0 ? null : Word<Priority>(column);

    public Category RecordCategory(string column)
    {
        var text = Required(column);
        if (Vocabulary.TryParse<Category>(text, out var category) && category.IsRecord())
            return category;
        Reject(column, text, "is not a category of records");
        return default;
    }

    public string OneOf(string column, params ReadOnlySpan<string> words)
    {
        var text = Text(column);
        foreach (var word in words)
        {
            if (string.Equals(text, word, StringComparison.Ordinal))
                return word;
        }

        if (text.Length > 0)
            Reject(column, text, $"is not one of: {string.Join(", ", words.ToArray())}");
        return "";
    }

    public ImmutableArray<string> List(string column) => Text(column) is { Length: > 0 } text
        ? [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(table.Shared)] : [];

    /// <summary>Values of the columns that IMPORTS.md does not know.</summary>
    public ImmutableSortedDictionary<string, string> Notes()
    {
        if (table.Unknown.Count == 0)
            return Entry.NoNotes;
        var notes = Entry.NoNotes.ToBuilder();
        foreach (var column in table.Unknown)
        {
            if (Text(column) is { Length: > 0 } value)
                notes[column] = value;
        }

        return notes.ToImmutable();
    }

    /// <summary>FNV-1a over all fields: equal for an identical repetition of the row.</summary>
    public ulong Fingerprint()
    {
        var hash = 14695981039346656037UL;
        foreach (var field in record.Fields)
        {
            foreach (var c in field)
                hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }

        return hash;
    }
}
