using System.Buffers;
using System.Text;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// RFC 4180 with LF, written straight to the stream. A value that begins with = + - @, tab or return is preceded by an apostrophe,
/// because spreadsheets run such text as a formula; whoever reads the file by program takes one leading apostrophe off.
/// </summary>
internal sealed class CsvOutput(TextWriter writer)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    public void Row(params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0)
                writer.Write(',');
            Value(values[i]);
        }

        writer.Write('\n');
    }

    /// <summary>UTF-8 without BOM.</summary>
    public static StreamWriter Open(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };

    private void Value(string value)
    {
        var quoted = value.AsSpan().ContainsAny(NeedsQuotes);
        if (quoted)
            writer.Write('"');
        if (value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            writer.Write('\'');
        writer.Write(quoted ? value.Replace("\"", "\"\"", StringComparison.Ordinal) : value);
        if (quoted)
            writer.Write('"');
    }
}
