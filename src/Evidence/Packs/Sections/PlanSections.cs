using Reinstate.Evidence.Packs.Document;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What had been prepared: the plan and its last test, and how old the printed material was.</summary>
internal static class PlanSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.One("plan", "Plan invoked and last test", "The continuity plan on which the organisation acted.", facts.Incident,
            new("plan_version", "Its version.", i => i.Declaration?.PlanVersion),
            new("plan_last_tested", "ISO date of its last test, as stated.", i => i.Declaration?.PlanLastTested),
            new("days_since_test", "From that date to the day on which the outage was noticed; null where no date is stated.", _ => DaysSinceTest(facts)),
            new("invoked_at", "When care went on on paper.", i => IncidentSections.At(i.ContingencyFrom)),
            new("policy_version", "Version of the organisation's limits that held; 0 for the defaults.", _ => facts.Organisation.PolicyVersion)),
        Section.Of("printed_summaries", "Printed summaries, by site", "How current the printed summaries were when the outage was noticed.", facts.Runs,
            new("service", "Service id.", run => facts.Service(run.ServiceId)),
            new("version_in_use", "Version in use, as stated when the run was opened.", run => run.Run?.Opened.PrintedSummaryVersion),
            new("people", "People with a record.", run => run.People.Length),
            new("not_printed", "People who were not in the printed pack.", run => run.People.Count(record => record.Person.PrintedSummaryVersion.Length == 0)),
            new("behind", "People whose printed version is not the latest authorised one.", run => run.People.Count(record => IsBehind(record.Person))),
            new("oldest_printed_at", "When the oldest one was printed; null where no time is recorded.", run => run.People.Min(record => record.Person.PrintedAt)),
            new("oldest_age_days", "Its age when the outage was noticed.", run => Age(facts, run.People.Min(record => record.Person.PrintedAt)))),
    ];

    private static bool IsBehind(Person person) =>
        person is { PrintedSummaryVersion.Length: > 0, SummaryVersion.Length: > 0 } && person.PrintedSummaryVersion != person.SummaryVersion;

    private static long? Age(PackFacts facts, DateTimeOffset? printed) =>
        printed is { } at && IncidentSections.At(facts.Incident.Declaration?.DetectedAt) is { } noticed ? (long)Math.Floor((noticed - at).TotalDays) : null;

    private static long? DaysSinceTest(PackFacts facts) =>
        DateOnly.TryParseExact(facts.Incident.Declaration?.PlanLastTested, "yyyy-MM-dd", out var tested) && IncidentSections.At(facts.Incident.Declaration?.DetectedAt) is { } noticed
            ? DateOnly.FromDateTime(facts.Local(noticed).DateTime).DayNumber - tested.DayNumber : null;
}
