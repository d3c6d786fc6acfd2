using System.Buffers;
using System.Text;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>How a field is written.</summary>
internal enum FieldForm : byte
{
    Plain,
    Quoted,

    /// <summary>Quoted, with doubled quotes inside.</summary>
    Doubled,

    /// <summary>Not RFC 4180: see <see cref="RecordTokens"/>.</summary>
    Broken,
}

/// <summary>What a field says: without its quotes, and trimmed of white space as Unicode knows it.</summary>
internal static class FieldText
{
    private const byte Quote = (byte)'"';

    /// <summary>The bytes of the value, inside raw or inside scratch.</summary>
    public static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> raw, FieldForm form, ref byte[] scratch) => form switch
    {
        FieldForm.Plain => Trim(raw),
        FieldForm.Quoted => Trim(raw[1..^1]),
        FieldForm.Doubled => Trim(Undoubled(raw[1..^1], ref scratch)),
        _ => Trim(raw.Length > 0 && raw[0] == Quote ? Salvaged(raw[1..], ref scratch) : raw),
    };

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || (IsInk(text[0]) && IsInk(text[^1])))
            return text;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            text = text[length..];
        while (Rune.DecodeLastFromUtf8(text, out var rune, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(rune))
            text = text[..^length];
        return text;
    }

    /// <summary>ASCII that is no white space and no control: most first and last bytes, at which nothing is to be trimmed.</summary>
    public static bool IsInk(byte b) => b is > (byte)' ' and < 0x80;

    private static ReadOnlySpan<byte> Undoubled(ReadOnlySpan<byte> text, ref byte[] scratch)
    {
        Ensure(ref scratch, text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // The second of a pair stands for both; a last one alone was cut off from its partner.
            if (text[i] == Quote && ++i == text.Length)
                break;
            scratch[length++] = text[i];
        }

        return scratch.AsSpan(0, length);
    }

    /// <summary>For the eyes of whoever repairs the file: the text without pairs of quotes, and as it stands after the first single one.</summary>
    private static ReadOnlySpan<byte> Salvaged(ReadOnlySpan<byte> text, ref byte[] scratch)
    {
        Ensure(ref scratch, text.Length);
        var (length, asItStands) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (asItStands || text[i] != Quote)
                scratch[length++] = text[i];
            else if (i + 1 < text.Length && text[i + 1] == Quote)
                i++;
            else
                asItStands = true;
        }

        return scratch.AsSpan(0, length);
    }

    private static void Ensure(ref byte[] scratch, int length)
    {
        if (scratch.Length < length)
            scratch = new byte[Math.Max(length, scratch.Length * 2)];
    }
}
