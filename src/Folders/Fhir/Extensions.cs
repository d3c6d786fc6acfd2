using Hl7.Fhir.Model;
using Reinstate.Folders.Foreign;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Fhir;

/// <summary>
/// urn:reinstate:NAME states a column directly: NAME is the column with hyphens, and what it states goes before what the resource says otherwise.
/// Who and what a row is about cannot be stated this way.
/// </summary>
internal static class Extensions
{
    public const string Ours = "urn:reinstate:";

    private static readonly string[] Fixed = ["entry_id", "person_id", "medicine_id", "medicine", "occurred_at", "nhs_number", "service_id", "name", "dob"];

    /// <summary>The value of one of our extensions, or empty.</summary>
    public static string Of(IEnumerable<Extension> extensions, string name) =>
        Texts.First(extensions.Where(e => Texts.Of(e.UrlElement) == Ours + name).Select(e => Texts.Of(e.Value)));

    public static void State(IEnumerable<Extension> extensions, FileKind kind, OutageWindow window, Draft row)
    {
        foreach (var extension in extensions)
        {
            var (url, value) = (Texts.Of(extension.UrlElement), Texts.Of(extension.Value));
            var column = url.StartsWith(Ours, StringComparison.Ordinal) ? url[Ours.Length..].Replace('-', '_') : "";
            if (column == "source")
                continue;
            if (column.Length > 0 && kind.Knows(column) && !Fixed.Contains(column, StringComparer.Ordinal))
                row[column] = window.Local(value);
            else
                row.Note(url, value.Length > 0 ? value : Nested(extension));
        }
    }

    private static string Nested(Extension extension) =>
        Texts.Joined(extension.Extension.Select(e => $"{Texts.Of(e.UrlElement)}={(Texts.Of(e.Value) is { Length: > 0 } value ? value : Nested(e))}"));
}
