using System.Collections.Immutable;
using System.Reflection;
using Reinstate.Evidence.Packs.Contents;
using Reinstate.Evidence.Packs.Crosswalks;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Sections;

namespace Reinstate.Evidence.Packs.Document;

/// <summary>What a pack says, before it is a page or a file: both are renderings of this, so they cannot differ.</summary>
internal sealed record PackDocument(
    string Tenant, string Organisation, string IncidentId, string Title, long Position, DateTimeOffset AsOf, string ProgramVersion, Standing Standing, ImmutableArray<Section> Sections)
{
    /// <summary>Whether names, initials and free text were taken out.</summary>
    public bool Redacted { get; init; }

    /// <summary>What kind of paper it is, at the head of each page.</summary>
    public string Kind { get; init; } = "Evidence of recovery";

    /// <summary>Of a copy of somebody's personal data: whose they are; else empty.</summary>
    public string PersonId { get; init; } = "";

    /// <summary>What it is about, for headings: an incident, or the person.</summary>
    public string Subject => IncidentId.Length > 0 ? $", incident {IncidentId}" : PersonId.Length > 0 ? $", {PersonId}" : "";

    /// <summary>What its data call their format.</summary>
    public string Format { get; init; } = PackManifest.Format;

    /// <summary>Of this program.</summary>
    internal static readonly string ProgramsVersion =
        typeof(PackDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static PackDocument Of(PackFacts facts)
    {
        var gaps = Gaps.Of(facts);
        ImmutableArray<Section> sections =
        [
            SummarySection.Of(facts, gaps),
            .. IncidentSections.Of(facts),
            .. TimingSections.Of(facts),
            .. PlanSections.Of(facts),
            .. ExerciseSections.Of(facts),
            .. GapSections.Of(facts, gaps),
            .. ScopeSections.Of(facts),
            .. CompletenessSections.Of(facts),
            .. RunSections.Of(facts),
            ScanSection.Of(facts),
            .. ReconciliationSections.Of(facts),
            .. MedicineSections.Of(facts),
            SafeguardingSection.Of(facts),
            .. VisitSections.Of(facts),
            .. CommunicationSections.Of(facts),
            .. QuestionSections.Of(facts),
            .. SignOffSections.Of(facts),
            .. AuditSections.Of(facts),
            .. AssuranceSections.Of(facts),
            .. NotificationSections.Of(facts),
            .. LearningSections.Of(facts),
            .. ReviewSections.Of(facts),
            .. SupplierSections.Of(facts),
            TimelineSection.Of(facts),
            CrosswalkSection.Of(),
            TamperSection.Of(facts),
        ];
        return new PackDocument(
            facts.View.Tenant, facts.Organisation.Name, facts.Incident.Id, facts.Incident.Declaration?.Title ?? facts.Incident.Suspicion?.Title ?? "",
            facts.View.Position, facts.AsOf, ProgramsVersion, Standing.Of(facts, gaps),
            [sections[0], ContentsSection.Of(sections), .. sections.Skip(1)]);
    }
}
