using System.Text;

namespace Reinstate.Folders.Calendars;

/// <summary>One unfolded line of RFC 5545: NAME;PARAMETER=value:value. Names in upper case. The value is as it stands, still escaped.</summary>
internal sealed record ContentLine(string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string Parameter(string name) => Parameters.GetValueOrDefault(name, "");

    /// <summary>A value of type TEXT.</summary>
    public string Text()
    {
        var text = new StringBuilder(Value.Length);
        for (var i = 0; i < Value.Length; i++)
        {
            if (Value[i] == '\\' && i + 1 < Value.Length)
                text.Append(Value[++i] is 'n' or 'N' ? '\n' : Value[i]);
            else
                text.Append(Value[i]);
        }

        return text.ToString().Trim();
    }

    /// <summary>Null when the line has no name and value.</summary>
    public static ContentLine? Of(string line)
    {
        var (parameters, at) = (new Dictionary<string, string>(StringComparer.Ordinal), line.AsSpan().IndexOfAny(';', ':'));
        if (at <= 0)
            return null;
        var name = line[..at].Trim().ToUpperInvariant();
        while (line[at] == ';')
        {
            var end = at + 1;
            for (var quoted = false; end < line.Length && (quoted || line[end] is not (';' or ':')); end++)
                quoted ^= line[end] == '"';
            if (end == line.Length)
                return null;
            var parameter = line[(at + 1)..end];
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                parameters[parameter[..equals].ToUpperInvariant()] = parameter[(equals + 1)..].Trim('"');
            at = end;
        }

        return new(name, parameters, line[(at + 1)..]);
    }
}
