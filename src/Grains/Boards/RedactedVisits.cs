using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Visits without names, initials and free text: times, counts, words of a list and pseudonyms. Safety rules: each message is made anew, so a field that is added
/// later is left out until somebody names it here, and what the incident itself holds is not touched.
/// </summary>
internal static class RedactedVisits
{
    private static readonly string[] Parties = ["family", "gp", "pharmacist", "111", "commissioner", "safeguarding", "other"];

    public static GetVisitsReply Of(GetVisitsReply reply, Pseudonyms names) => new()
    {
        Position = reply.Position,
        ServiceId = reply.ServiceId,
        Visits = { reply.Visits.Select(visit => Of(visit, reply.ServiceId, names)) },
        OtherChanges = { reply.OtherChanges.Select(change => Of(change, reply.ServiceId, names)) },
        OtherDecisions = { reply.OtherDecisions.Select(decision => Of(decision, reply.ServiceId, names)) },
    };

    private static Visit Of(Visit visit, string service, Pseudonyms names) => new()
    {
        PersonId = names.Person(visit.PersonId),
        Priority = visit.Priority,
        Planned = visit.Planned is null ? null : Of(visit.Planned, service, names),
        Entries = { visit.Entries.Select(entry => Of(entry, service, names)) },
        Changes = { visit.Changes.Select(change => Of(change, service, names)) },
        Decisions = { visit.Decisions.Select(decision => Of(decision, service, names)) },
        Contacts = { visit.Contacts.Select(contact => Of(contact, names)) },
        Outcome = visit.Outcome,
        State = visit.State,
        MinutesLate = visit.MinutesLate,
        WorkersSeen = visit.WorkersSeen,
        WelfareConfirmedAt = visit.WelfareConfirmedAt,
        FamilyInformedAt = visit.FamilyInformedAt,
        Open = visit.Open,
    };

    private static ExpectedVisit Of(ExpectedVisit planned, string service, Pseudonyms names) => new()
    {
        Start = planned.Start,
        End = planned.End,
        WorkersRequired = planned.WorkersRequired,
        StaffIds = { planned.StaffIds.Select(staff => names.Staff(staff, service)) },
        TimeCritical = planned.TimeCritical,
        Priority = planned.Priority,
    };

    private static Entry Of(Entry entry, string service, Pseudonyms names) => new()
    {
        Source = entry.Source,
        OccurredAt = entry.OccurredAt,
        Precision = entry.Precision,
        WrittenAt = entry.WrittenAt,
        EnteredAt = entry.EnteredAt,
        CheckedAt = entry.CheckedAt,
        Author = names.Staff(entry.Author, service),
        TranscribedBy = names.Staff(entry.TranscribedBy, service),
        CheckedBy = names.Staff(entry.CheckedBy, service),
        LateEntry = entry.LateEntry,
        DoubtfulTimes = { entry.DoubtfulTimes },
        Visit = entry.Visit is not { } made ? null : new()
        {
            StaffIds = { made.StaffIds.Select(staff => names.Staff(staff, service)) },
            ActualOut = made.ActualOut,
            Origin = made.Origin is "ecm" or "manual" ? made.Origin : "",
            FamilyInformedAt = made.FamilyInformedAt,
            WelfareConfirmedAt = made.WelfareConfirmedAt,
        },
    };

    private static RotaChange Of(RotaChange change, string service, Pseudonyms names) => new()
    {
        ChangedAt = change.ChangedAt,
        ChangedBy = names.Staff(change.ChangedBy, service),
        FromStaff = names.Staff(change.FromStaff, service),
        ToStaff = names.Staff(change.ToStaff, service),
        DecidedOnCall = change.DecidedOnCall,
    };

    private static OnCallDecision Of(OnCallDecision decision, string service, Pseudonyms names) => new()
    {
        ServiceId = decision.ServiceId,
        DecidedAt = decision.DecidedAt,
        DecidedBy = names.Staff(decision.DecidedBy, service),
        PersonId = names.Person(decision.PersonId),
    };

    private static Contact Of(Contact contact, Pseudonyms names) => new()
    {
        PersonId = names.Person(contact.PersonId),
        OccurredAt = contact.OccurredAt,
        Party = Parties.Contains(contact.Party, StringComparer.Ordinal) ? contact.Party : "",
        RecordedIn = contact.RecordedIn is "paper" or "digital" ? contact.RecordedIn : "",
    };
}
