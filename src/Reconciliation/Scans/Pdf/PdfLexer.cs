using System.Globalization;
using System.Text;

namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>
/// Reads the values of a PDF one after the other. Every name that it meets is noted, keys too. Safety rule: whatever another program could take for an object is read as one here, or the file is
/// refused: texts and remarks with the beginning of an object in them are not read past.
/// </summary>
internal sealed class PdfLexer(byte[] bytes, Action<string> meet)
{
    private const int Deepest = 64;

    public int At { get; set; }

    public int Length => bytes.Length;

    public bool IsAtEnd => At >= bytes.Length;

    /// <summary>Where the last remark %%EOF ends; -1 before the first.</summary>
    public int LastEnd { get; private set; } = -1;

    /// <summary>White space and remarks.</summary>
    /// <exception cref="PdfFaultException">A remark hides something.</exception>
    public void SkipSpace()
    {
        while (!IsAtEnd)
        {
            if (IsSpace(bytes[At]))
            {
                At++;
            }
            else if (bytes[At] == '%')
            {
                var rest = bytes.AsSpan(At);
                var length = rest.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end ? end : rest.Length;
                HiddenObjects.RefuseInText(rest[..length]);
                At += length;
                LastEnd = rest[..length].StartsWith("%%EOF"u8) ? At : LastEnd;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Whether a word comes next, which is then read.</summary>
    public bool Take(string word)
    {
        SkipSpace();
        var isNext = bytes.Length - At >= word.Length && Encoding.Latin1.GetString(bytes, At, word.Length) == word && (At + word.Length == bytes.Length || !IsRegular(bytes[At + word.Length]));
        At += isNext ? word.Length : 0;
        return isNext;
    }

    public void Expect(string word)
    {
        if (!Take(word))
            throw new PdfFaultException($"no '{word}' where one belongs");
    }

    /// <summary>A whole number that is not negative, or null, and then nothing is read.</summary>
    public int? TakeInteger()
    {
        SkipSpace();
        var end = At;
        while (end < bytes.Length && char.IsAsciiDigit((char)bytes[end]))
            end++;
        if (end == At || end - At > 10 || (end < bytes.Length && IsRegular(bytes[end])) || !int.TryParse(bytes.AsSpan(At, end - At), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        At = end;
        return number;
    }

    public PdfValue Value(int depth = 0)
    {
        SkipSpace();
        if (IsAtEnd || depth > Deepest)
            throw new PdfFaultException("it ends too early, or is nested too deeply");
        return bytes[At] switch
        {
            (byte)'/' => new PdfName(Name()),
            (byte)'[' => Array(depth),
            (byte)'(' => Text(),
            (byte)'<' when At + 1 < bytes.Length && bytes[At + 1] == '<' => Dictionary(depth),
            (byte)'<' => Hexadecimal(),
            (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' => Number(),
            _ when Take("true") || Take("false") || Take("null") => PdfValue.Other,
            _ => throw new PdfFaultException("something that is no value"),
        };
    }

    private PdfArray Array(int depth)
    {
        At++;
        var values = new List<PdfValue>();
        for (SkipSpace(); IsAtEnd || bytes[At] != ']'; SkipSpace())
            values.Add(Value(depth + 1));
        At++;
        return new PdfArray(values);
    }

    private PdfDictionary Dictionary(int depth)
    {
        At += 2;
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        for (SkipSpace(); !Closes(); SkipSpace())
        {
            if (IsAtEnd || bytes[At] != '/')
                throw new PdfFaultException("a dictionary with something else than names");
            if (!entries.TryAdd(Name(), Value(depth + 1)))
                throw new PdfFaultException("a dictionary with the same name twice");
        }

        At += 2;
        return new PdfDictionary(entries);
    }

    private bool Closes() => At + 1 < bytes.Length && bytes[At] == '>' && bytes[At + 1] == '>';

    private string Name()
    {
        var name = new StringBuilder();
        for (At++; !IsAtEnd && IsRegular(bytes[At]); At++)
        {
            if (bytes[At] == '#' && At + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[At + 1]) && char.IsAsciiHexDigit((char)bytes[At + 2]))
            {
                name.Append((char)Convert.FromHexString(Encoding.ASCII.GetString(bytes, At + 1, 2))[0]);
                At += 2;
            }
            else
            {
                name.Append((char)bytes[At]);
            }
        }

        var text = name.ToString();
        meet(text);
        return text;
    }

    private PdfValue Text()
    {
        var (begin, open) = (At, 0);
        do
        {
            open += bytes[At] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            At += bytes[At] == '\\' ? 2 : 1;
        }
        while (open > 0 && !IsAtEnd);
        if (open > 0)
            throw new PdfFaultException("a text that does not end");
        HiddenObjects.RefuseInText(bytes.AsSpan(begin, At - begin));
        return PdfValue.Other;
    }

    private PdfValue Hexadecimal()
    {
        for (At++; !IsAtEnd && bytes[At] != '>'; At++)
        {
            if (!char.IsAsciiHexDigit((char)bytes[At]) && !IsSpace(bytes[At]))
                throw new PdfFaultException("a text that cannot be read");
        }

        if (IsAtEnd)
            throw new PdfFaultException("a text that does not end");
        At++;
        return PdfValue.Other;
    }

    private PdfValue Number()
    {
        var begin = At;
        if (TakeInteger() is { } number)
        {
            var after = At;
            if (TakeInteger() is not null && Take("R"))
                return new PdfReference(number);
            At = after;
            return new PdfNumber(number);
        }

        At = begin;
        while (!IsAtEnd && IsRegular(bytes[At]))
            At++;
        return double.TryParse(bytes.AsSpan(begin, At - begin), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var real)
            ? new PdfNumber(real) : throw new PdfFaultException("a number that cannot be read");
    }

    public static bool IsSpace(byte one) => one is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsRegular(byte one) => !IsSpace(one) && !"()<>[]{}/%"u8.Contains(one);
}
