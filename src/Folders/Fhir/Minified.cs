using System.Text;

namespace Reinstate.Folders.Fhir;

/// <summary>JSON without the white space between its tokens; every token stays byte for byte as it was.</summary>
internal static class Minified
{
    public static string Of(ReadOnlySpan<byte> json)
    {
        var kept = new byte[json.Length];
        var (length, quoted) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var b = json[i];
            if (!quoted && (b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                continue;
            kept[length++] = b;
            if (b == '"')
                quoted = !quoted;
            else if (quoted && b == '\\' && i + 1 < json.Length)
                kept[length++] = json[++i];
        }

        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
