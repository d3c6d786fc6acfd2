using System.Collections.Immutable;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation.Status;

/// <summary>
/// Derives where an item stands. Invariant: open unless every expectation is checked or excepted, every transcribed row is checked (an
/// exception does not stand in for that: it could hide what the row says), nothing is in hand unread, and nothing is queried.
/// </summary>
internal static class StatusOf
{
    public static ItemStatus Item(MatchedItem item, PersonCase person, OpenQuery? query, Finding? finding)
    {
        var (context, service) = (person.Context, person.Person.ServiceId);
        var exception = Exceptions.For(item, person);
        var received = item.Lead is not null || person.IsReceived(item);
        var isChecked = item.Voided is null && SecondCheck.Covers(item, service, context.Staff);
        var queried = query is not null || finding is not null;
        var expected = item.Voided is null && item.IsExpected;
        var transcribed = item.Voided is null && Array.Exists(item.Entries, e => e.NeedsCheck);
        var owed = expected || (received && item.Lead is null);
        var open = queried || (transcribed && !isChecked) || (owed && !isChecked && exception is null);
        var entered = Array.Exists(item.Entries, e => e.Source == Source.Digital || e.TranscribedBy.Length > 0 || e.EnteredAt is not null);
        var priority = PriorityOf(item, person);
        var dueBy = context.RestoredAt?.AddMinutes(Priorities.LimitMinutes(item.Category, priority, context.Policy));
        return new()
        {
            ItemId = item.ItemId,
            PersonId = person.Person.PersonId,
            ServiceId = service,
            Category = item.Category,
            Priority = priority,
            Planned = item.Expected is not null,
            Expected = expected,
            Counted = queried || item.Counts || (received && item.Lead is null),
            Expectation = item.Expected,
            Rows = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(item.Entries),
            PaperEntryId = item.Paper?.EntryId ?? "",
            DigitalEntryId = item.Digital?.EntryId ?? "",
            OtherEntryIds = Ids(item.Others),
            Reasons = item.Reasons,
            Received = received,
            Entered = entered,
            Checked = isChecked,
            Queried = queried,
            Excepted = exception is not null,
            Overdue = open && dueBy < context.AsOf,
            Open = open,
            Outcome = OutcomeOf(item, queried, exception?.Kind, isChecked, entered, received),
            DueBy = dueBy,
            Explanation = Explain.Item(item, person, new(received, entered, isChecked), exception, query, finding),
        };
    }

    private static ImmutableArray<string> Ids(ReadOnlySpan<Entry> entries)
    {
        if (entries.IsEmpty)
            return [];
        var ids = ImmutableArray.CreateBuilder<string>(entries.Length);
        foreach (var entry in entries)
            ids.Add(entry.EntryId);
        return ids.MoveToImmutable();
    }

    private static Outcome OutcomeOf(MatchedItem item, bool queried, ExceptionKind? exception, bool isChecked, bool entered, bool received)
    {
        if (queried)
            return Outcome.Queried;
        if (exception is { } kind)
        {
            return kind switch
            {
                ExceptionKind.ConfirmedOmitted => Outcome.ConfirmedOmitted,
                ExceptionKind.NotApplicable => Outcome.NotApplicable,
                ExceptionKind.DuplicateVoid => Outcome.Duplicate,
                ExceptionKind.PaperLost => Outcome.PaperLost,
                _ => Outcome.EnteredInError,
            };
        }

        return isChecked ? (item.Expected is not null || item is { Paper: not null, Digital: not null } ? Outcome.Matched : Outcome.Checked)
            : entered ? Outcome.Entered : received ? Outcome.Received : Outcome.Expected;
    }

    private static Priority PriorityOf(MatchedItem item, PersonCase person) => item.Expected switch
    {
        ExpectedDose dose => Priorities.Of(dose, person.Context.Policy),
        ExpectedRecord record => record.Priority ?? Priorities.Of(record.Category),
        ExpectedVisit visit => Priorities.Of(visit, Rules.Homecare.Punctuality.WelfareUnconfirmed(visit, item, person.Context)),
        _ when item.Medicine is { } medicine => item.Category == Category.Medicines
            ? Priorities.Of(medicine, person.Context.Policy) : Priorities.Of(item.Category),
        _ when item.Lead?.Content is DoseGiven dose && Priorities.IsHighRisk(dose.MedicineId, person.Context.Policy) => Priority.P1,
        _ => Priorities.Of(item.Category),
    };
}
