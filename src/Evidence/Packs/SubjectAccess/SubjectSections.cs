using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Contents;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Evidence.Packs.Sections;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>
/// What a copy shows: the person's own rows of every section that an evidence pack has about people, over all incidents; what the directory holds; who read it; and at the end every event of the log
/// that is about the person, word by word, so that nothing is left out because no section was made for it.
/// </summary>
internal static class SubjectSections
{
    // Scans are listed as the copy's own files.
    private const string Scans = "scans";

    public static ImmutableArray<Section> Of(SubjectFacts facts)
    {
        var about = About(facts).ToImmutableArray();
        return [SummaryOf(facts, about), .. about];
    }

    private static IEnumerable<Section> About(SubjectFacts facts) =>
    [
        Registration(facts),
        Section.Of("end_of_care", "End of care", "When care ended, with every version of it; from then on counts how long the records are kept.", facts.All<EndOfCareRecorded>(),
            new("care_ended_on", "Date; null where care goes on.", e => e.What.CareEndedOn.Length > 0 ? e.What.CareEndedOn : null),
            new("reason", "How it is known.", e => e.What.Reason),
            new("recorded_by", "Who recorded it.", e => Staff(facts, e.Recorded.Actor)),
            new("recorded_at", "When.", e => facts.Local(e.Recorded.RecordedAt))),
        Section.Of("legal_holds", "Legal holds", "That records must be kept for a legal matter, and how long. What the matter is may be privileged, and is not shown.", facts.View.Organisation.Holds.Values.Where(hold => hold.PersonId == facts.Source.PersonId),
            new("hold", "Its id.", h => h.Id),
            new("placed_at", "When it was placed.", h => facts.Local(h.At)),
            new("lifted_at", "When it was lifted; null while it stands.", h => h.Lifted is { } lifted ? facts.Local(lifted.At) : default(DateTimeOffset?))),
        Section.Of("incidents", "Incidents", "Outages whose record names the person.", facts.Incidents,
            new("incident", "Incident id.", i => i.Incident.Id),
            new("kind", "live, exercise, or backfilled (recorded afterwards).", i => i.Incident.Declaration?.Kind),
            new("title", "What failed.", i => i.Incident.Declaration?.Title),
            new("state", "Where the incident stands.", i => Phases.Name(i.Incident.Phase)),
            new("services", "At which the person was supported then.", i => Cell.List(i.Runs.Select(run => run.ServiceId))),
            new("detected_at", "When it was noticed.", i => i.Local(i.Incident.Declaration?.DetectedAt)),
            new("restored_at", "When the last system answered again.", i => i.Local(i.Incident.RestoredAt))),
        .. OfIncidents(facts),
        Section.Of(Scans, "Originals", "Photographs and scans of the person's own sheets, as they were kept. Sheets of a whole service show others, and are not among them: ask whoever hands this over.", facts.Originals.Listed,
            new("incident", "Incident id.", s => s.Facts.Incident.Id),
            new("serial", "Serial number of the sheet.", s => s.Scan.What.Serial),
            new("page", "Page of the sheet, from 1.", s => s.Scan.What.Page),
            new("sha256", "SHA-256 of its bytes.", s => s.Scan.What.Sha256),
            new("media_type", "image/jpeg, image/png or application/pdf.", s => s.Scan.What.MediaType),
            new("kept_at", "When it was kept.", s => s.Facts.Local(s.Scan.At)),
            new("file", "Its file in this copy; empty where the copy would grow too large, and it is to be asked for.", s => s.File)),
        Section.Of("reads", "Who read it", "Who was shown something of the person's record, or a list or pack in which it stood. The same read within an hour is one line.", facts.Reads,
            new("read_at", "When.", r => facts.Local(r.Recorded.RecordedAt)),
            new("who", "Initials and role.", r => Staff(facts, r.Recorded.Actor)),
            new("role", "In which role.", r => r.Recorded.Role),
            new("what", "What was asked for.", r => r.What.Method),
            new("extent", "person, service or incident: whose records were shown with it.", r => r.What.PersonId.Length > 0 ? "person" : r.What.ServiceId.Length > 0 ? "service" : "incident"),
            new("incident", "Incident id; null outside one.", r => r.What.IncidentId.Length > 0 ? r.What.IncidentId : null),
            new("reason", "As stated, where one was asked for.", r => r.What.Reason),
            new("redacted", "Whether only pseudonyms were shown.", r => r.What.Redacted)),
        Section.Of("log", "Everything that was recorded", "Every event of the log about the person, word by word, in the order in which it was recorded. Who read it and legal holds stand above.",
            facts.Source.About.Where(record => record.Recorded.Event is not (RecordRead or LegalHoldPlaced or LegalHoldLifted)),
            new("position", "Position in the organisation's log.", r => r.Recorded.Position),
            new("recorded_at", "When it was recorded.", r => facts.Local(r.Recorded.RecordedAt)),
            new("who", "Initials and role.", r => Staff(facts, r.Recorded.Actor)),
            new("event", "Name of the event.", r => r.Recorded.Event.Descriptor.Name),
            new("what", "One sentence.", r => BoardChanges.Entry(r.Stream, r.Recorded).What),
            new("incident", "Incident id; null outside one.", r => r.Recorded.Scope.Incident.Length > 0 ? r.Recorded.Scope.Incident : null),
            new("says", "What it says, field by field.", r => JsonFormatter.Default.Format(r.Recorded.Event))),
    ];

    private static Section Registration(SubjectFacts facts) => Section.Of(
        "registration", "Registration", "What the directory holds and held about the person, the earliest first.", facts.All<PersonRegistered>(),
        new("name", "Name.", p => p.What.Person.Name),
        new("dob", "Date of birth.", p => p.What.Person.Dob),
        new("nhs_number", "NHS number.", p => p.What.Person.NhsNumber),
        new("service", "Service id.", p => p.What.Person.ServiceId),
        new("unit", "Unit, floor, round or run.", p => p.What.Person.Unit),
        new("allergies", "Allergies.", p => p.What.Person.Allergies),
        new("gp", "GP.", p => p.What.Person.Gp),
        new("risk_flags", "Risks that were noted.", p => p.What.Person.RiskFlags),
        new("summary_version", "Version of the care summary.", p => p.What.Person.SummaryVersion),
        new("printed_summary_version", "Version that was printed.", p => p.What.Person.PrintedSummaryVersion),
        new("recorded_by", "Who registered it.", p => Staff(facts, p.Recorded.Actor)),
        new("recorded_at", "When.", p => facts.Local(p.Recorded.RecordedAt)));

    /// <summary>The person's rows of what packs say of people, with the incident before each.</summary>
    private static IEnumerable<Section> OfIncidents(SubjectFacts facts)
    {
        var all = facts.Incidents.SelectMany(incident => PackDocument.Of(incident).Sections.Select(section => (Incident: incident.Incident.Id, Section: section)))
            .Where(one => one.Section.Key != Scans && one.Section.Columns.Any(column => column.Key == "person"));
        foreach (var same in all.GroupBy(one => one.Section.Key, StringComparer.Ordinal))
        {
            var section = same.First().Section;
            yield return section with
            {
                Columns = section.Columns.Insert(0, new Column("incident", "Incident id.")),
                Rows = [.. same.SelectMany(one => one.Section.Rows.Where(row => IsOf(row, facts.Source.PersonId)).Select(row => row.Insert(0, one.Incident)))],
            };
        }
    }

    private static bool IsOf(ImmutableArray<Cell> row, string person) => row.Any(cell => cell.Value is Named { Kind: NamedKind.Person } named && named.Stated == person);

    private static Named Staff(SubjectFacts facts, string actor) => new(NamedKind.Staff, actor, facts.View.Organisation.Staff.GetValueOrDefault(actor)?.Name ?? "");

    private static Section SummaryOf(SubjectFacts facts, ImmutableArray<Section> about)
    {
        string Rows(string key) => Count(about.Single(section => section.Key == key).Rows.Length, "line");
        return Section.Of(
            "summary", "Summary", "What this copy holds. It is exact at its position of the log.",
            (IEnumerable<SummaryLine>)
            [
                new("Whose data", $"Everything that is held about {facts.Name} ({facts.Source.PersonId}), from the directory and from {Count(facts.Incidents.Length, "incident")}.", "registration", "incidents"),
                new("What is said", $"{Count(about.Sum(section => section.Rows.Length), "line")} in {Count(about.Length, "section")}; one in which nothing is recorded says so.", "registration"),
                new("Originals", $"Photographs and scans of the person's own sheets: {Rows(Scans)}.", Scans),
                new("Who read it", $"{Rows("reads")}.", "reads"),
                new("Word by word", $"Every event of the log about the person: {Rows("log")}.", "log"),
                new("Left out", "Names and ids of other people who are supported, names of staff, sheets of a whole service, the matter of a legal hold, and notes about an incident that name nobody.", "legal_holds"),
            ],
            new("topic", "What the line is about.", l => l.Topic),
            new("says", "A sentence made from the log.", l => l.Says),
            new("stated", "Empty here.", l => l.Stated),
            new("who", "Empty here.", l => l.Who),
            new("see", "Sections that hold it.", l => Cell.List(l.See)));
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
