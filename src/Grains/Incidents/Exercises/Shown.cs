using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>What the record shows of an expectation.</summary>
/// <param name="Evidence">Events that show it, or a part of it.</param>
/// <param name="Missing">What nothing shows, one sentence each; empty where all of it is shown.</param>
internal sealed record Shown(IReadOnlyList<RecordedEvent> Evidence, IReadOnlyList<string> Missing)
{
    /// <summary>When the last part of it was recorded, or null while a part is missing.</summary>
    public DateTimeOffset? At => Missing.Count == 0 && Evidence.Count > 0 ? Evidence.Max(recorded => recorded.RecordedAt) : null;

    /// <summary>What was reached, such as a freeze, counts whenever it was; what is recorded upon an inject, such as a contact, from when the inject was given.</summary>
    /// <param name="record">Of the exercise.</param>
    /// <param name="inject">For which something is sought.</param>
    /// <param name="given">When it was.</param>
    /// <param name="services">Those of which each must show what each service must.</param>
    public static Shown Of(ExerciseRecord record, ScenarioLoaded.Types.Inject inject, DateTimeOffset given, IReadOnlyCollection<string> services)
    {
        return inject.Expect switch
        {
            Expectations.Declared => One(record.Anywhere<IncidentDeclared>().FirstOrDefault(), "The outage is not declared."),
            Expectations.ContingencyBegun => One(record.Anywhere<ContingencyBegun>().FirstOrDefault(), "That contingency began is not recorded."),
            Expectations.EntryNoted => One(record.Anywhere<TimelineNoted>().FirstOrDefault(Answers), "Nothing was noted on the timeline since."),
            Expectations.EscalationRecorded => One(record.Anywhere<ContactRecorded>().Concat(record.Anywhere<OnCallDecisionRecorded>()).OrderBy(recorded => recorded.Position).FirstOrDefault(Answers), "No contact and no on-call decision was recorded since."),
            Expectations.NotificationDecided => Each(inject.Body.Length > 0 ? [inject.Body] : NotificationBodies.All, body => [(Decision(record, body), $"Nobody has decided whether to notify {body}.")]),
            Expectations.ExpectedSetFrozen => Each(services, service => Freezes(record, service)),
            Expectations.SheetsIssued => Each(services, service => [(record.All<SheetsIssued>(service).FirstOrDefault(), $"{service} has issued no sheets.")]),
            Expectations.SignedOff => Each(services, service => [(record.SignOff(service), $"{service} has no sign-off that stands.")]),
            _ => Each(services, service => Steps(record, inject.Expect, service)),
        };

        bool Answers(RecordedEvent recorded) => recorded.RecordedAt >= given && (inject.ServiceId.Length == 0 || recorded.Scope.Service == inject.ServiceId);
    }

    private static RecordedEvent? Decision(ExerciseRecord record, string body) => record.Anywhere<NotificationDecided>().FirstOrDefault(recorded => ((NotificationDecided)recorded.Event).Body == body);

    private static IEnumerable<(RecordedEvent?, string)> Freezes(ExerciseRecord record, string service)
    {
        if (record.Run(service) is not { } run)
            return [(null, $"{service} has no recovery run.")];
        var freezes = run.Census.Select(entry => record.Freeze(service, entry.PersonId)).ToList();
        var missing = freezes.Count(freeze => freeze is null);
        return missing > 0 ? [(record.Opened(service), ""), (null, $"{service}: the expected sets of {missing} of {freezes.Count} people are not frozen.")]
            : freezes.Count == 0 ? [(record.Opened(service), "")]
            : [(record.Opened(service), ""), (freezes.MaxBy(freeze => freeze!.Position), "")];
    }

    private static IEnumerable<(RecordedEvent?, string)> Steps(ExerciseRecord record, string expectation, string service) => record.Run(service) is not { } run ? [(null, $"{service} has no recovery run.")]
        : Expectations.Steps(expectation, run.ServiceType).Select(step => (record.Step(service, step), $"{service} has not completed step {step}."));

    private static Shown One(RecordedEvent? recorded, string missing) => recorded is null ? new([], [missing]) : new([recorded], []);

    private static Shown Each(IEnumerable<string> names, Func<string, IEnumerable<(RecordedEvent? Recorded, string Missing)>> parts)
    {
        var found = names.SelectMany(parts).ToList();
        return new([.. found.Select(one => one.Recorded).OfType<RecordedEvent>()], [.. found.Where(one => one.Recorded is null).Select(one => one.Missing)]);
    }
}
