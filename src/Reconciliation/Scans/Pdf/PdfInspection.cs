using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>A PDF that is pages and nothing else: no scripts, actions, attachments, films or locks, pictures of bearable sizes, and not too many pages.</summary>
/// <remarks>What a link leads to is left: it does nothing until somebody follows it, and applications that scan write one to their maker.</remarks>
internal static class PdfInspection
{
    /// <summary>Names that a plain PDF has nowhere, as a key or a value.</summary>
    private static readonly HashSet<string> Refused = new(
        [
            "JavaScript", "JS", "Launch", "AA", "EmbeddedFile", "EmbeddedFiles", "EF", "AF", "RichMedia", "XFA", "SubmitForm", "ImportData", "ResetForm", "GoToR", "GoToE", "Rendition", "Movie", "Sound",
            "3D", "GoTo3DView", "RichMediaExecute", "Collection", "Encrypt", "Crypt", "PS",
        ],
        StringComparer.Ordinal);

    public static (InspectedScan? Scan, Refusal? Refusal) Of(ReadOnlyMemory<byte> file)
    {
        try
        {
            string? met = null;
            var objects = new PdfObjects(file.ToArray(), name => met ??= Refused.Contains(name) ? name : null);
            return met is not null ? (null, Faults.NotPlain($"/{met}")) : Fault(objects) is { } fault ? (null, fault) : (new InspectedScan(InspectedScan.Pdf), null);
        }
        catch (PdfFaultException e)
        {
            return (null, e.IsActive ? Faults.NotPlain(e.Message) : Faults.NotWhole(e.Message));
        }
    }

    private static Refusal? Fault(PdfObjects objects)
    {
        var dictionaries = objects.All.Where(one => one.Value is PdfDictionary).Select(one => (one.Number, Value: (PdfDictionary)one.Value)).ToList();
        var pages = dictionaries.Where(one => one.Value.Is("Type", "Page")).Select(one => one.Number).Distinct().Count();
        if (pages == 0 || !objects.Trailers.Exists(trailer => trailer["Root"] is { } root && objects.Resolved(root).Any(value => value is PdfDictionary catalogue && catalogue.Is("Type", "Catalog"))))
            return Faults.NotWhole("no pages in it");
        if (pages > ScanLimits.MostPages)
            return Refusal.Of(Catalogue.ScanTooLarge, $"{pages} pages");
        if (dictionaries.Exists(one => one.Value["OpenAction"] is { } action && objects.Resolved(action) is var opened && (opened.Count == 0 || !opened.All(IsPlace))))
            return Faults.NotPlain("/OpenAction");
        return dictionaries.Where(one => one.Value.Is("Subtype", "Image")).Select(one => Picture(objects, one.Value)).FirstOrDefault(fault => fault is not null);
    }

    // Where a document opens is no action.
    private static bool IsPlace(PdfValue value) => value is PdfArray || (value is PdfDictionary action && action.Is("S", "GoTo") && action["Next"] is null);

    private static Refusal? Picture(PdfObjects objects, PdfDictionary picture) =>
        (Size(objects, picture["Width"]), Size(objects, picture["Height"])) is ({ } width, { } height) ? ScanLimits.Fault(width, height) : Faults.NotWhole("a picture without width or height");

    private static long? Size(PdfObjects objects, PdfValue? size) =>
        size is not null && objects.Resolved(size) is { Count: > 0 } values && values.All(value => value is PdfNumber { Number: >= 0 and <= int.MaxValue }) ? (long)values.Max(value => ((PdfNumber)value).Number) : null;
}
