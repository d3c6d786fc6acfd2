using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>
/// Record after record of a stretch of a source, each with the offset and the line at which it starts. Blank lines are passed over.
/// Memory: one buffer, which grows only for a record that does not fit, at most to <see cref="RecordTokens.LongestRecord"/>.
/// </summary>
internal sealed class RecordStream(int chunk = RecordStream.Chunk)
{
    private const int Chunk = 1 << 18;

    /// <summary>Stretches that are near each other are read at once, up to this.</summary>
    public const int LongestPrefetch = 1 << 20;

    private readonly RecordTokens tokens = new();
    private byte[] buffer = new byte[chunk];
    private byte[] scratch = new byte[1 << 10];
    private ByteSource? source;
    private IncrementalHash? hash;
    private long bufferAt;
    private int filled;
    private int at;
    private long end;
    private int nextLine;
    private bool broken;

    /// <summary>The line at which the record starts.</summary>
    public int Line { get; private set; }

    /// <summary>The place of the record's first byte in the source.</summary>
    public long Offset => bufferAt + at;

    /// <summary>The place after the record.</summary>
    public long NextOffset => bufferAt + at + tokens.Length;

    /// <summary>Why nothing can be read from here on, though the file does not end here. Such a record has no fields.</summary>
    public string? Broken { get; private set; }

    public int Count => tokens.Count;

    /// <summary>How many fields can be asked for.</summary>
    public int Marked => tokens.Marked;

    public int FirstBroken => tokens.FirstBroken;

    public ReadOnlySpan<byte> Record => buffer.AsSpan(at, tokens.Length);

    /// <summary>The trimmed value of a field. Valid until the next value is asked for.</summary>
    public ReadOnlySpan<byte> Value(int field)
    {
        var raw = Raw(field);
        return tokens.FormOf(field) == FieldForm.Plain && (raw.IsEmpty || (FieldText.IsInk(raw[0]) && FieldText.IsInk(raw[^1])))
            ? raw : FieldText.Value(raw, tokens.FormOf(field), ref scratch);
    }

    /// <summary>A field as it stands, with its quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Raw(int field)
    {
        var start = tokens.StartOf(field);
        return buffer.AsSpan(at + start, tokens.EndOf(field) - start);
    }

    /// <summary>A hash of all values: equal for an identical repetition of the record.</summary>
    public ulong Fingerprint()
    {
        var print = ByteHash.Of([]);
        for (var i = 0; i < Marked; i++)
            print = ByteHash.Continue(print, Value(i));
        return print;
    }

    /// <summary>Starts at a place where a record starts, at its line; reads no record that starts at to or later.</summary>
    public void Open(ByteSource from, byte separator, long start, long to, int line, IncrementalHash? hashing = null)
    {
        if (hashing is not null || !ReferenceEquals(from, source) || start < bufferAt || start > bufferAt + filled)
            (source, bufferAt, filled, at) = (from, start, 0, 0);
        else
            at = (int)(start - bufferAt);
        (end, nextLine, hash, broken, Broken, tokens.Separator) = (to, line, hashing, false, null, separator);
        Forget();
    }

    /// <summary>Reads a stretch at once, for several calls of <see cref="Open"/> inside it.</summary>
    public void Prefetch(ByteSource from, long start, int length)
    {
        (source, bufferAt, filled, at) = (from, start, 0, 0);
        if (buffer.Length < length)
            buffer = new byte[LongestPrefetch];
        while (filled < length && from.Read(buffer.AsSpan(filled, length - filled), start + filled) is > 0 and var more)
            filled += more;
    }

    public bool Next()
    {
        while (!broken)
        {
            at += tokens.Length;
            Line = nextLine;
            switch (ReadRecord())
            {
                case Found.Nothing:
                    return false;
                case Found.Record:
                    nextLine = Line + 1 + tokens.Breaks;
                    if (tokens.Count > 1 || Value(0).Length > 0)
                        return true;
                    break;
                case Found.EndlessField:
                    return Break($"has a field of more than {RecordTokens.LongestField} characters, probably a quotation mark without its partner; the file is not read beyond this row");
                default:
                    return Break($"has no line end within {RecordTokens.LongestRecord} bytes; the file is not read beyond this row");
            }
        }

        return false;
    }

    /// <summary>Leaves bytes out at the start.</summary>
    public void Skip(int length)
    {
        if (length == 0)
            return;
        while (filled < length && Fill())
        {
        }

        at = length;
    }

    /// <summary>Reads on to the end of the stretch for the sake of its hash.</summary>
    public void Drain()
    {
        do
            (bufferAt, filled, at) = (bufferAt + filled, 0, 0);
        while (Fill());
        Forget();
    }

    private bool Break(string reason)
    {
        (broken, Broken) = (true, reason);
        Forget();
        return true;
    }

    private void Forget() => tokens.Read([], final: true);

    private Found ReadRecord()
    {
        while (true)
        {
            var final = bufferAt + filled >= end;
            var found = tokens.Read(buffer.AsSpan(at, (int)Math.Min(filled, end - bufferAt) - at), final);
            if (found != Found.Incomplete)
                return found;
            if (Fill())
                continue;
            source!.EnsureUnchanged();
            throw new IOException("A file ended before its length.");
        }
    }

    /// <summary>Brings more bytes behind those that are not used yet. False at the end.</summary>
    private bool Fill()
    {
        buffer.AsSpan(at, filled - at).CopyTo(buffer);
        (bufferAt, filled, at) = (bufferAt + at, filled - at, 0);
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var length = (int)Math.Min(buffer.Length - filled, end - bufferAt - filled);
        var more = length <= 0 ? 0 : source!.Read(buffer.AsSpan(filled, length), bufferAt + filled);
        hash?.AppendData(buffer, filled, more);
        filled += more;
        return more > 0;
    }
}
