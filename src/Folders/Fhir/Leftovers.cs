using System.Text.Json;

namespace Reinstate.Folders.Fhir;

/// <summary>The elements of a resource that no column takes, as path and JSON, each at the highest level that is not taken.</summary>
internal static class Leftovers
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = FhirParser.DeepestNesting };

    public static List<(string Path, string Json)> Of(ResourceSlice slice)
    {
        using var document = JsonDocument.Parse(slice.File.Bytes.AsMemory(slice.Start, slice.Length), Options);
        var found = new List<(string, string)>();
        Visit(slice.Type, "", document.RootElement, found);
        return found;
    }

    private static void Visit(string type, string path, JsonElement element, List<(string, string)> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Visit(type, path, item, found);
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            // Ids of elements mean nothing outside; what accompanies a primitive (_birthDate) is never taken.
            if (path.Length > 0 && property.Name == "id")
                continue;
            var below = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (Taken.Whole(type, below))
                continue;
            if (Taken.Part(type, below))
                Visit(type, below, property.Value, found);
            else
                found.Add((below, Minified.Of(System.Text.Encoding.UTF8.GetBytes(property.Value.GetRawText()))));
        }
    }
}
