using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>What was found at the start of some bytes.</summary>
internal enum Found
{
    Record,

    /// <summary>The bytes end before the record does; more are to come.</summary>
    Incomplete,

    /// <summary>There are no bytes left.</summary>
    Nothing,

    /// <summary>A field is longer than any that is allowed: nothing after it can be trusted to start a record.</summary>
    EndlessField,

    EndlessRecord,
}

/// <summary>
/// Marks the fields of one RFC 4180 record in UTF-8 bytes. Separators are ASCII, which never occurs inside a longer UTF-8 sequence, so
/// bytes are as good as characters, broken ones included. Unquoted stretches are searched 32 bytes at a time; what stands in quotes is
/// searched for the next quote. Marks are relative to the first byte given. Cost: one look at each byte, no allocation.
/// A broken field (<see cref="FieldForm.Broken"/>) has a quote in the middle, text after its closing quote, or no closing quote.
/// </summary>
internal sealed class RecordTokens
{
    public const int LongestField = 1 << 20;

    /// <summary>Bytes. Bounds the memory that a file without line ends can take.</summary>
    public const int LongestRecord = 16 << 20;

    /// <summary>Fields beyond these are counted and not marked; no header that is accepted has as many.</summary>
    public const int MostFields = 1 << 12;

    private const byte Quote = (byte)'"';

    private const int FormAt = 28;
    private const int EndMask = (1 << FormAt) - 1;

    /// <summary>Where each field ends, and above <see cref="FormAt"/> its form. A field starts after the separator of the one before it.</summary>
    private int[] marks = new int[64];
    private Vector256<byte> separators;
    private byte separator;

    /// <summary>All fields of the record, also those that are not marked.</summary>
    public int Count { get; private set; }

    public int Marked => Math.Min(Count, MostFields);

    /// <summary>Bytes of the record with its line end.</summary>
    public int Length { get; private set; }

    /// <summary>Line breaks inside quotes.</summary>
    public int Breaks { get; private set; }

    /// <summary>The index of the first field that is broken, or -1.</summary>
    public int FirstBroken { get; private set; }

    public byte Separator
    {
        get => separator;
        set => (separator, separators) = (value, Vector256.Create(value));
    }

    public int StartOf(int field) => field == 0 ? 0 : (marks[field - 1] & EndMask) + 1;

    public int EndOf(int field) => marks[field] & EndMask;

    public FieldForm FormOf(int field) => (FieldForm)(marks[field] >> FormAt);

    /// <summary>final: no bytes follow these.</summary>
    public Found Read(ReadOnlySpan<byte> data, bool final)
    {
        (Count, Length, Breaks, FirstBroken) = (0, 0, 0, -1);
        if (data.IsEmpty)
            return final ? Found.Nothing : Found.Incomplete;
        var (at, start, form, known) = (0, 0, FieldForm.Plain, marks);
        while (at < data.Length)
        {
            var mask = Structure(data, at);
            if (mask == 0)
            {
                at += Vector256<byte>.Count;
                continue;
            }

            var block = at;
            at += Vector256<byte>.Count;
            for (; mask != 0; mask &= mask - 1)
            {
                var here = block + BitOperations.TrailingZeroCount(mask);
                var c = data[here];
                if (c == separator)
                {
                    // Nearly every field: short, sound, and not the first of so many.
                    if (form != FieldForm.Broken && here - start <= LongestField && (uint)Count < (uint)known.Length)
                        known[Count++] = here | ((int)form << FormAt);
                    else if (!Mark(data, start, here, form))
                        return Found.EndlessField;
                    else
                        known = marks;
                    (start, form) = (here + 1, FieldForm.Plain);
                }
                else if (c != Quote)
                {
                    return LineEnd(data, start, here, form, final);
                }
                else if (here != start)
                {
                    form = FieldForm.Broken;
                }
                else
                {
                    at = AfterQuotes(data, start, final, out form);
                    if (at < 0)
                        return Unfinished(data, start);
                    break;
                }
            }
        }

        if (!final)
            return Unfinished(data, start);
        Length = data.Length;
        return Mark(data, start, data.Length, form) ? Found.Record : Found.EndlessField;
    }

    /// <summary>Bit i is set where byte at + i separates fields or records or is a quote.</summary>
    private uint Structure(ReadOnlySpan<byte> data, int at)
    {
        Vector256<byte> block;
        if (data.Length - at >= Vector256<byte>.Count)
        {
            block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(data), (nuint)at);
        }
        else
        {
            Span<byte> rest = stackalloc byte[Vector256<byte>.Count];
            rest.Clear();
            data[at..].CopyTo(rest);
            block = Vector256.Create((ReadOnlySpan<byte>)rest);
        }

        return (Vector256.Equals(block, separators) | Vector256.Equals(block, Vector256.Create(Quote))
            | Vector256.Equals(block, Vector256.Create((byte)'\n')) | Vector256.Equals(block, Vector256.Create((byte)'\r'))).ExtractMostSignificantBits();
    }

    private Found LineEnd(ReadOnlySpan<byte> data, int start, int here, FieldForm form, bool final)
    {
        var two = false;
        if (data[here] == '\r')
        {
            if (here + 1 == data.Length && !final)
                return Unfinished(data, start);
            two = here + 1 < data.Length && data[here + 1] == '\n';
        }

        Length = here + (two ? 2 : 1);
        return Mark(data, start, here, form) ? Found.Record : Found.EndlessField;
    }

    /// <summary>Where the field that starts with a quote ends: at a separator, a line end, or the end of all. Negative: more bytes are needed.</summary>
    private int AfterQuotes(ReadOnlySpan<byte> data, int start, bool final, out FieldForm form)
    {
        form = FieldForm.Quoted;
        for (var at = start + 1; ;)
        {
            var length = data[at..].IndexOf(Quote);
            CountBreaks(length < 0 ? data[at..] : data.Slice(at, length));
            if (length < 0)
            {
                // Cut off. A text that ends in a doubled quote cannot be told from a whole one.
                form = data[^1] == Quote && data.Length - start > 1 ? FieldForm.Doubled : FieldForm.Broken;
                return final ? data.Length : -1;
            }

            at += length + 1;
            if (at == data.Length)
                return final ? at : -1;
            var next = data[at];
            if (next == separator || next is (byte)'\n' or (byte)'\r')
                return at;
            if (next == Quote)
            {
                form = FieldForm.Doubled;
                at++;
                continue;
            }

            form = FieldForm.Broken;
            var tail = data[at..].IndexOfAny(separator, (byte)'\n', (byte)'\r');
            return tail >= 0 ? at + tail : final ? data.Length : -1;
        }
    }

    private void CountBreaks(ReadOnlySpan<byte> quoted)
    {
        for (var at = 0; ;)
        {
            var length = quoted[at..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0)
                return;
            at += length + 1;
            Breaks++;
            if (quoted[at - 1] == '\r' && at < quoted.Length && quoted[at] == '\n')
                at++;
        }
    }

    private bool Mark(ReadOnlySpan<byte> data, int start, int end, FieldForm form)
    {
        if (end - start > LongestField && Encoding.UTF8.GetCharCount(data[start..end]) > LongestField)
            return false;
        if (form == FieldForm.Broken && FirstBroken < 0)
            FirstBroken = Count;
        var count = Count++;
        if ((uint)count >= (uint)marks.Length)
        {
            if (count >= MostFields)
                return true;
            Array.Resize(ref marks, marks.Length * 2);
        }

        marks[count] = end | ((int)form << FormAt);
        return true;
    }

    private static Found Unfinished(ReadOnlySpan<byte> data, int start) =>
        data.Length - start > LongestField && Encoding.UTF8.GetCharCount(data[start..]) > LongestField ? Found.EndlessField
        : data.Length > LongestRecord ? Found.EndlessRecord : Found.Incomplete;
}
