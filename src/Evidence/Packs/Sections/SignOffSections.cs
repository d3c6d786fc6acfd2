using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>Overridden duties and their reviews; who signed what off, and what was refused.</summary>
internal static class SignOffSections
{
    public static IEnumerable<Section> Of(PackFacts facts) =>
    [
        Section.Of("overrides", "Overridden duties", "Where the separation of duties could not be kept: why, and what the independent review said.",
            facts.Runs.SelectMany(run => (run.Run?.Overrides.Values ?? []).Select(o => (Run: run, Override: o))),
            new("override_id", "Id of the override.", o => o.Override.Override.OverrideId),
            new("service", "Service id.", o => facts.Service(o.Run.ServiceId)),
            new("duty", "The duty.", o => o.Override.Override.Duty),
            new("person", "Person id.", o => facts.Person(o.Override.Override.PersonId)),
            new("entry", "Entry that it covers.", o => o.Override.Override.EntryId),
            new("by", "Who overrode.", o => facts.Staff(o.Override.By, o.Run.ServiceId)),
            new("recorded_at", "When.", o => facts.Local(o.Override.At)),
            new("reason", "Why.", o => o.Override.Override.Reason),
            new("review", "accepted, not accepted, or not reviewed.", o => o.Override.Review is null ? "not reviewed" : o.Override.Review.Accepted ? "accepted" : "not accepted"),
            new("reviewed_by", "Who reviewed.", o => facts.Staff(o.Override.ReviewedBy ?? "")),
            new("review_note", "What the review said.", o => o.Override.Review?.Note)),
        Section.Of("refused_sign_offs", "Refused sign-offs", "Every attempt to sign off or close that was refused, with all its reasons.", Refused(facts),
            new("position", "Position in the log.", r => r.Recorded.Position),
            new("scope", "sign-off of a service, or closing of the incident.", r => r.Recorded.Event is SignOffRefused ? "sign-off" : "closing"),
            new("service", "Service id; null for the incident.", r => facts.Service(r.Recorded.Scope.Service)),
            new("by", "Who tried.", r => facts.Staff(r.Recorded.Actor, r.Recorded.Scope.Service)),
            new("role", "In which role.", r => r.Recorded.Role),
            new("recorded_at", "When.", r => facts.Local(r.Recorded.RecordedAt)),
            new("reasons", "What stood in the way.", r => Cell.List(r.Reasons))),
        Section.Of("sign_offs", "Sign-offs", "Who signed what off, when, and what exactly the signature covers.", Signed(facts),
            new("position", "Position of the signature in the log.", s => s.Recorded.Position),
            new("service", "Service id; null for the closing of the incident.", s => facts.Service(s.Recorded.Scope.Service)),
            new("by", "Who signed.", s => facts.Staff(s.Recorded.Actor, s.Recorded.Scope.Service)),
            new("role", "In which role.", s => s.Recorded.Role),
            new("recorded_at", "When.", s => facts.Local(s.Recorded.RecordedAt)),
            new("statement", "What was stated.", s => s.Statement),
            new("judged_position", "The position of the log that was judged; nothing of the scope lies between it and the signature.", s => s.Judged),
            new("items", "Items covered.", s => s.Items),
            new("people", "People covered.", s => s.People),
            new("stands", "Whether it still covers everything; false after a later change or another signature.", s => s.Stands)),
        Section.Of("reopenings", "Reopenings", "When the closed incident was opened again, and why.", facts.All<IncidentReopened>(),
            new("position", "Position in the log.", r => r.Recorded.Position),
            new("by", "Who reopened it.", r => facts.Staff(r.Recorded.Actor)),
            new("recorded_at", "When.", r => facts.Local(r.Recorded.RecordedAt)),
            new("reason", "Why.", r => r.What.Reason)),
    ];

    private static IEnumerable<(RecordedEvent Recorded, IEnumerable<string> Reasons)> Refused(PackFacts facts) => facts.Timeline.Select(record => record.Recorded)
        .Select(recorded => (recorded, Reasons: Reasons(recorded.Event))).Where(refused => refused.Reasons is not null).Select(refused => (refused.recorded, refused.Reasons!));

    private static IEnumerable<string>? Reasons(IMessage @event) => @event switch
    {
        SignOffRefused e => e.Reasons,
        IncidentCloseRefused e => e.Reasons,
        _ => null,
    };

    private static IEnumerable<Signature> Signed(PackFacts facts)
    {
        foreach (var record in facts.Timeline)
        {
            if (record.Recorded.Event is ServiceSignedOff signed)
            {
                var run = facts.Runs.FirstOrDefault(run => run.ServiceId == record.Recorded.Scope.Service);
                yield return new(record.Recorded, signed.Statement, signed.JudgedPosition, signed.Items, signed.People, run is { IsSigned: true } && run.Run!.SignedOff!.Position == record.Recorded.Position);
            }
            else if (record.Recorded.Event is IncidentClosed closed)
            {
                yield return new(record.Recorded, closed.Statement, closed.JudgedPosition, null, null, facts.Incident.Closed?.Position == record.Recorded.Position);
            }
        }
    }

    private sealed record Signature(RecordedEvent Recorded, string Statement, long Judged, int? Items, int? People, bool Stands);
}
