using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules.Homecare;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;
using Contact = Reinstate.Facts.V1.Contact;
using Finding = Reinstate.Reconciliation.Model.Finding;
using OnCallDecision = Reinstate.Facts.V1.OnCallDecision;
using RotaChange = Reinstate.Facts.V1.RotaChange;

namespace Reinstate.Grains.Services;

/// <summary>
/// Visits as planned, changed and made, as the API shows them. Which rows belong to a visit, whether it is late or missed and who made it is what the rules found: the same
/// matching, under the same context. Cost: linear in the items and findings of the service.
/// </summary>
internal sealed class RunVisits
{
    private readonly RunView run;
    private readonly ILookup<string, RotaChange> changes;
    private readonly ILookup<(string Visit, string Person), OnCallDecision> decisions;
    private readonly ILookup<string, Contact> contacts;
    private readonly ILookup<string, Finding> findings;

    private RunVisits(RunView run)
    {
        this.run = run;
        changes = run.Incident.RotaChanges.Values.Where(change => change.ServiceId == run.ServiceId).Select(change => change.Change)
            .ToLookup(change => change.VisitId, StringComparer.Ordinal);
        decisions = run.Incident.OnCall.Values.Where(decision => decision.ServiceId == run.ServiceId).ToLookup(decision => decision.VisitId.Length > 0 ? (decision.VisitId, "") : ("", decision.PersonId));
        contacts = run.Incident.Contacts.Values.Select(told => told.Contact)
            .OrderBy(contact => contact.OccurredAt.Read()).ThenBy(contact => contact.ContactId, StringComparer.Ordinal).ToLookup(contact => contact.PersonId, StringComparer.Ordinal);
        findings = run.Findings.ToLookup(finding => finding.ItemId, StringComparer.Ordinal);
    }

    public static GetVisitsReply Of(TenantView view, RunView run)
    {
        var known = new RunVisits(run);
        var visits = run.Items.Where(item => item is { Category: Category.Visit, Counted: true } && !IsVoid(view, run, item))
            .OrderBy(item => item.Expectation?.From ?? item.Rows[0].OccurredAt).ThenBy(item => item.PersonId, StringComparer.Ordinal).ThenBy(item => item.ItemId, StringComparer.Ordinal)
            .Select(known.Of).ToList();
        var shown = visits.SelectMany(visit => ((string Visit, string Person)[])[(visit.VisitId, ""), ("", visit.PersonId)]).ToHashSet();
        return new()
        {
            Position = view.Position,
            ServiceId = run.ServiceId,
            Visits = { visits },
            OtherChanges = { InTime(known.changes.Where(of => !shown.Contains((of.Key, ""))).SelectMany(of => of)) },
            OtherDecisions = { InTime(known.decisions.Where(of => !shown.Contains(of.Key)).SelectMany(of => of)) },
        };
    }

    private Visit Of(ItemStatus item)
    {
        var (planned, context) = (item.Expectation as ExpectedVisit, run.Standing(item.PersonId)!.Context);
        var id = planned?.VisitId ?? item.Rows.Select(row => row.Content).OfType<VisitMade>().First().VisitId;
        return new()
        {
            VisitId = id,
            PersonId = item.PersonId,
            ItemId = item.ItemId,
            Priority = (Facts.V1.Priority)(int)item.Priority,
            Planned = planned is null ? null : FactsWire.ToWire(planned).Visit,
            Entries = { item.Rows.Select(FactsWire.ToWire) },
            Changes = { InTime(changes[id]) },
            Decisions = { InTime(decisions[(id, "")].Concat(decisions[("", item.PersonId)])) },
            Contacts = { contacts[item.PersonId] },
            Outcome = item.Outcome.Name(),
            State = planned is null ? "unplanned" : Punctuality.IsMissed(planned, item.Rows, context) ? "missed" : item.Rows.IsEmpty ? "planned"
                : Punctuality.IsLate(planned, item.Rows, context.Policy) ? "late" : "made",
            MinutesLate = planned is not null && Punctuality.Arrival(item.Rows) is { } arrival && arrival > planned.Start ? (int)(arrival - planned.Start).TotalMinutes : 0,
            WorkersSeen = Attendance.Workers(Attendance.Accounts(item.Rows, hasPaper: item.Paper is not null), context.Staff, run.ServiceId).Length,
            WelfareConfirmedAt = Punctuality.WelfareConfirmedAt(item.Rows)?.ToMoment(),
            FamilyInformedAt = item.Rows.Select(row => (row.Content as VisitMade)?.FamilyInformedAt).Min()?.ToMoment(),
            FindingIds = { About(item, id).Select(finding => finding.FindingId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) },
            Open = item.Open,
        };
    }

    /// <summary>Rules about the rota name a visit by its own id; they may not know whose it is.</summary>
    private IEnumerable<Finding> About(ItemStatus item, string visitId) =>
        findings[item.ItemId].Concat(findings[ItemIds.OfVisit(visitId)]).Where(finding => finding.PersonId.Length == 0 || finding.PersonId == item.PersonId);

    /// <summary>An entry that was voided stands alone, and is no visit.</summary>
    private static bool IsVoid(TenantView view, RunView run, ItemStatus item) =>
        !item.Planned && item.Rows.All(row => view.Record(run.Incident.Id, item.PersonId)!.Entries[row.EntryId].Void is not null);

    private static IEnumerable<RotaChange> InTime(IEnumerable<RotaChange> changes) =>
        changes.OrderBy(change => change.ChangedAt.Read()).ThenBy(change => change.ChangeId, StringComparer.Ordinal);

    private static IEnumerable<OnCallDecision> InTime(IEnumerable<OnCallDecision> decisions) =>
        decisions.OrderBy(decision => decision.DecidedAt.Read()).ThenBy(decision => decision.DecisionId, StringComparer.Ordinal);
}
