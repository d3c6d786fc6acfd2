using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Rendering.Pdf;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>
/// Everything that is held about one person, to be handed to them (UK GDPR, article 15): a pure fold of the log up to a position, so the same position gives the same bytes. Other people who are
/// supported are named nowhere in it, staff by initials and role; see <see cref="OtherPeople"/>.
/// </summary>
public static class SubjectAccessExport
{
    internal const string Format = "reinstate.subject-access/1";

    /// <summary>The copy, to which the originals' bytes are still to be added.</summary>
    public static SubjectAccessDraft Draft(SubjectAccessSource source)
    {
        var facts = new SubjectFacts(source);
        var others = new OtherPeople(source);
        var sections = SubjectSections.Of(facts).Select(others.Redact).ToList();
        var document = new PackDocument(
            source.View.Tenant, source.View.Organisation.Name, "", $"What is held about {facts.Name}", source.Position, facts.AsOf, PackDocument.ProgramsVersion,
            new Standing(
                "subject_access",
                "A copy of the personal data of one person. Other people who are supported are left out, staff stand with initials and role. Whoever hands it over reads it first: no program knows everybody whom a free text may mean.",
                0, 0),
            [.. sections])
        {
            Kind = "Subject access",
            PersonId = source.PersonId,
            Format = Format,
        };
        return new SubjectAccessDraft(
            $"subject-access-{source.PersonId}-{source.Position}.zip", document,
            [new("subject-access.html", HtmlPage.Render(document)), new("subject-access.json", EvidenceJson.Render(document)), new("subject-access.pdf", PdfPack.Render(document).Bytes), .. CsvFiles.Of(document)],
            facts.Originals.Wanted);
    }
}
