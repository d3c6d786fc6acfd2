using Reinstate.Folders.Foreign;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// Resolves references among all FHIR files of a folder. The file that holds the reference is searched first: two systems may use one id for two
/// people. Across files an id that stands for different things resolves to nothing, because guessing could mix up people.
/// </summary>
internal sealed class References
{
    private readonly Dictionary<(ForeignFile? File, string Key), ResourceSlice?> found = [];

    public References(IEnumerable<ResourceSlice> slices)
    {
        foreach (var slice in slices)
        {
            foreach (var key in new[] { slice.Id.Length > 0 ? slice.Key : "", slice.FullUrl })
            {
                if (key.Length == 0)
                    continue;
                Add((slice.File, key), slice);
                Add((null, key), slice);
            }
        }
    }

    /// <summary>Null when nothing, or more than one thing, is meant.</summary>
    public ResourceSlice? Find(ForeignFile from, string reference, out bool ambiguous)
    {
        ambiguous = false;
        foreach (var file in new[] { from, null })
        {
            foreach (var key in new[] { reference, TypeAndId(reference) })
            {
                if (key.Length == 0 || !found.TryGetValue((file, key), out var slice))
                    continue;
                ambiguous = slice is null;
                return slice is not null && IsOnAnotherServer(slice, reference) ? null : slice;
            }
        }

        return null;
    }

    /// <summary>Patient/17 of https://example.org/fhir/Patient/17/_history/2; empty where there is no such part.</summary>
    public static string TypeAndId(string reference)
    {
        var history = reference.IndexOf("/_history", StringComparison.Ordinal);
        var parts = (history < 0 ? reference : reference[..history]).Split('/');
        return parts.Length >= 2 && !reference.StartsWith("urn:", StringComparison.Ordinal) ? $"{parts[^2]}/{parts[^1]}" : "";
    }

    public static string IdOf(string reference) => TypeAndId(reference) is { Length: > 0 } key ? key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..] : "";

    private static bool IsOnAnotherServer(ResourceSlice slice, string reference) =>
        IsUrl(reference) && IsUrl(slice.FullUrl) && !reference.StartsWith(slice.FullUrl, StringComparison.Ordinal);

    private static bool IsUrl(string text) => text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal);

    private void Add((ForeignFile?, string) key, ResourceSlice slice)
    {
        if (!found.TryAdd(key, slice) && found[key] is { } other && !(other.Length == slice.Length && other.Json.SequenceEqual(slice.Json)))
            found[key] = null;
    }
}
