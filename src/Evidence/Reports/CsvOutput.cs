using System.Buffers;
using System.Globalization;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// RFC 4180 with LF. A value that begins with = + - @, tab or return is preceded by an apostrophe, because spreadsheets run such text as a
/// formula; whoever reads the file by program takes one leading apostrophe off.
/// </summary>
internal sealed class CsvOutput(Utf8Buffer buffer)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private bool isFirst = true;

    public void Row(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
            Value(value);
        End();
    }

    public CsvOutput Value(string value) => Value(value.AsSpan());

    public CsvOutput Value(ReadOnlySpan<char> value)
    {
        Comma();
        var quoted = value.ContainsAny(NeedsQuotes);
        if (quoted)
            buffer.Write('"');
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            buffer.Write('\'');
        if (quoted && value.Contains('"'))
            buffer.Write(value.ToString().Replace("\"", "\"\"", StringComparison.Ordinal));
        else
            buffer.Write(value);
        if (quoted)
            buffer.Write('"');
        return this;
    }

    public CsvOutput Value(long number)
    {
        Comma();
        buffer.Write(number);
        return this;
    }

    public CsvOutput Value(decimal number)
    {
        Comma();
        buffer.Write(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public CsvOutput Value(DateTimeOffset? at)
    {
        Comma();
        if (at is { } time)
            buffer.Write(time);
        return this;
    }

    /// <summary>From one time to the other.</summary>
    public CsvOutput Value(DateTimeOffset from, DateTimeOffset to)
    {
        Comma();
        buffer.Write(from).Write('/').Write(to);
        return this;
    }

    public void End()
    {
        buffer.Write('\n');
        isFirst = true;
    }

    private void Comma()
    {
        if (!isFirst)
            buffer.Write(',');
        isFirst = false;
    }
}
