using System.Globalization;
using System.Security;
using Reinstate.Evidence.Packs.Document;

namespace Reinstate.Evidence.Packs.Rendering.Pdf;

/// <summary>What a PDF says of itself, twice and the same: as a dictionary and as XMP. Its time is that of the pack, not of its making.</summary>
internal static class PdfMetadata
{
    private const string Producer = "Reinstate";

    public static string Info(PackDocument document, string title)
    {
        var at = document.AsOf.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + document.AsOf.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "'", StringComparison.Ordinal) + "'";
        return $"<</Title {PdfFile.Text(title)}/Author {PdfFile.Text(document.Organisation)}/Subject {PdfFile.Text(document.Standing.Headline)}/Creator({Producer})/Producer({Producer})/CreationDate(D:{at})/ModDate(D:{at})>>";
    }

    public static string Xmp(PackDocument document, string title)
    {
        var at = document.AsOf.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(document.Organisation)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(document.Standing.Headline)}</rdf:li></rdf:Alt></dc:description>
            <dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
            <pdf:Producer>{Producer}</pdf:Producer>
            <xmp:CreatorTool>{Producer}</xmp:CreatorTool>
            <xmp:CreateDate>{at}</xmp:CreateDate>
            <xmp:ModifyDate>{at}</xmp:ModifyDate>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>

            """.ReplaceLineEndings("\n");
    }
}
