using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Rendering.Pdf;
using Reinstate.Grains.Boards;

namespace Reinstate.Evidence.Packs;

/// <summary>
/// The evidence of one incident (DOMAIN.md section 8) as a pure fold of an organisation's log: the same view gives the same bytes. It
/// reads no clock: what is overdue is judged at the moment at which the last event of the incident was recorded.
/// </summary>
public static class EvidencePack
{
    /// <summary>Builds the pack of an incident that the view knows, without events and signature; throws for one that it does not.</summary>
    /// <param name="view">With everybody of the incident, and its timeline.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="redacted">Whether people and staff are pseudonyms and free text is left out.</param>
    public static EvidencePackFile Build(TenantView view, string incidentId, bool redacted = false) => Draft(view, incidentId, redacted).Unsealed();

    /// <summary>The same, still to be sealed.</summary>
    public static EvidencePackDraft Draft(TenantView view, string incidentId, bool redacted)
    {
        if (!view.Incidents.TryGetValue(incidentId, out var incident))
            throw new ArgumentException($"The view holds no incident '{incidentId}'.", nameof(incidentId));
        var facts = new PackFacts(view, incident);
        var document = redacted ? RedactedDocument.Of(PackDocument.Of(facts), new Pseudonyms(view, incident)) : PackDocument.Of(facts);
        return new EvidencePackDraft(
            $"evidence-{incident.Id}-{view.Position}{(redacted ? "-redacted" : "")}.zip", view.Position, redacted, document,
            [new("evidence.html", HtmlPage.Render(document)), new("evidence.json", EvidenceJson.Render(document)), new(PdfPack.File, PdfPack.Render(document).Bytes), .. CsvFiles.Of(document)],
            redacted ? [] : [.. PackScans.Of(facts).Where(scan => scan.File.Length > 0).Select(scan => new WantedScan(scan.Scan.What.PersonId, scan.Scan.What.Sha256, scan.File))]);
    }
}
