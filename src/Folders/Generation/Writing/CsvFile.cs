using System.Buffers;
using System.Globalization;
using System.Text;

namespace Reinstate.Folders.Generation.Writing;

/// <summary>How one file is written: all of these are allowed by IMPORTS.md, and a reader must take them all.</summary>
internal sealed record CsvStyle(char Delimiter, bool ByteOrderMark, bool CarriageReturns, bool Offsets)
{
    public static readonly CsvStyle Plain = new(',', false, false, true);

    public static CsvStyle Draw(Chance chance, bool steady) => new(chance.InHundred(12) ? ';' : ',', chance.InHundred(15), chance.InHundred(20), !steady || chance.InHundred(60));
}

/// <summary>One CSV file, written field by field into a buffer of bytes. Not for several threads.</summary>
internal sealed class CsvFile : IDisposable
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",;\"\r\n");
    private readonly FileStream stream;
    private readonly OutageCalendar calendar;
    private readonly CsvStyle style;
    private byte[] buffer = new byte[1 << 16];
    private int used;
    private bool begun;

    public CsvFile(string path, string columns, CsvStyle style, OutageCalendar calendar)
    {
        (this.style, this.calendar) = (style, calendar);
        stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        if (style.ByteOrderMark)
            Raw([0xEF, 0xBB, 0xBF]);
        foreach (var column in columns.Split(' '))
            Text(column);
        End();
        Rows = 0;
    }

    public long Rows { get; private set; }

    public CsvFile Text(string text)
    {
        Separate();
        if (!text.AsSpan().ContainsAny(NeedsQuotes))
            return Append(text);
        Raw("\""u8);
        Append(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        Raw("\""u8);
        return this;
    }

    public CsvFile Number(int? number)
    {
        Separate();
        if (number is { } known)
        {
            Reserve(16);
            known.TryFormat(buffer.AsSpan(used), out var length, default, CultureInfo.InvariantCulture);
            used += length;
        }

        return this;
    }

    public CsvFile Number(decimal? number)
    {
        Separate();
        if (number is { } known)
        {
            Reserve(40);
            known.TryFormat(buffer.AsSpan(used), out var length, "0.####", CultureInfo.InvariantCulture);
            used += length;
        }

        return this;
    }

    public CsvFile Time(int? at)
    {
        Separate();
        if (at is { } known)
        {
            Reserve(32);
            used += calendar.Write(known, style.Offsets, buffer.AsSpan(used));
        }

        return this;
    }

    public CsvFile YesNo(bool yes) => Text(yes ? "y" : "n");

    public void End()
    {
        Raw(style.CarriageReturns ? "\r\n"u8 : "\n"u8);
        begun = false;
        Rows++;
        if (used > 1 << 15)
            Flush();
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private void Separate()
    {
        if (begun)
            Raw([(byte)style.Delimiter]);
        begun = true;
    }

    private CsvFile Append(string text)
    {
        Reserve(text.Length * 3);
        used += Encoding.UTF8.GetBytes(text, buffer.AsSpan(used));
        return this;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private void Reserve(int length)
    {
        if (used + length > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
    }

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
