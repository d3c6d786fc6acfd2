using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// Where one resource stands in a file. Row is the line of the resource, or of its entry in a Bundle. Modifier names an element that may turn
/// the meaning of the resource round (a modifier extension, implicit rules), or is empty.
/// </summary>
internal sealed record ResourceSlice(ForeignFile File, int Row, int Start, int Length, string Type, string Id, string FullUrl, string Modifier)
{
    public ReadOnlySpan<byte> Json => File.Bytes.AsSpan(Start, Length);

    public string Key => $"{Type}/{Id}";

    public bool Equals(ResourceSlice? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => HashCode.Combine(Start, Length);

    public void Refuse(string column, string value, string reason) => File.Refuse(Row, column, value, reason);

    /// <summary>Keeps a resource that was used, when it says more than columns take; also names what else of it is not taken.</summary>
    public void KeepRest(params IEnumerable<string> also)
    {
        var rest = Leftovers.Of(this).Select(l => l.Path).Concat(also).Distinct(StringComparer.Ordinal).ToList();
        if (rest.Count > 0)
            Keep($"used; no column takes {string.Join(", ", rest)}");
    }

    public void Keep(string reason) => File.Keep(Row, Type, reason, Minified.Of(Json));
}
