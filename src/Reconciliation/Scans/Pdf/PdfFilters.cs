namespace Reinstate.Reconciliation.Scans.Pdf;

/// <summary>How streams may be packed: once, in the ways of scanners. Packed twice, a small file unfolds into a large one.</summary>
internal static class PdfFilters
{
    private static readonly HashSet<string> Known = new(["FlateDecode", "DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "JPXDecode"], StringComparer.Ordinal);

    /// <summary>The filter that is undone first; empty for data that are not packed.</summary>
    /// <exception cref="PdfFaultException">It is packed in another way, or packed objects in one that is not looked into.</exception>
    public static string First(PdfDictionary head, bool isOfObjects)
    {
        List<string> filters = head["Filter"] switch
        {
            null => [],
            PdfName one => [one.Text],
            PdfArray { Values: var all } when all.All(value => value is PdfName) => [.. all.Select(value => ((PdfName)value).Text)],
            _ => throw new PdfFaultException("a stream that is packed in a way that is not known"),
        };
        var isKnown = filters is [] || (filters is [var only] && Known.Contains(only)) || filters is ["FlateDecode", "DCTDecode"];
        if (!isKnown || (isOfObjects && (filters is not ([] or ["FlateDecode"]) || (head["DecodeParms"] ?? head["DP"]) is not (null or PdfDictionary { Entries.Count: 0 }))))
            throw new PdfFaultException("a stream that is packed in a way that scanners do not use");
        return filters.FirstOrDefault("");
    }
}
