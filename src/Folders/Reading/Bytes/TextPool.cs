using System.Text;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>
/// Texts that recur, one string for all of them where that is cheap: each text has one place, and whoever comes later takes it. A miss
/// costs an allocation and is never wrong, so the pool is small, bounded and forgets by itself. For one thread.
/// </summary>
internal sealed class TextPool
{
    private const int Longest = 64;
    private const int Places = 1 << 14;

    private readonly string[] texts = new string[Places];

    public TextPool() => Array.Fill(texts, "");

    /// <summary>Bytes that are UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "";
        if (bytes.Length > Longest)
            return Encoding.UTF8.GetString(bytes);
        ref var place = ref texts[ByteHash.Place(bytes, Places)];
        if (!Same(place, bytes))
            place = Encoding.UTF8.GetString(bytes);
        return place;
    }

    private static bool Same(string text, ReadOnlySpan<byte> bytes)
    {
        if (text.Length == bytes.Length && Ascii.Equals(bytes, text))
            return true;
        if (text.Length >= bytes.Length)
            return false;
        Span<char> decoded = stackalloc char[Longest];
        return text.AsSpan().SequenceEqual(decoded[..Encoding.UTF8.GetChars(bytes, decoded)]);
    }
}
