using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;
using Reinstate.V1;

namespace Reinstate.Grains.Boards;

/// <summary>Folds as messages of the API.</summary>
public static class Views
{
    public static V1.Completeness Completeness(CompletenessVector vector, int signed, bool complete) => new()
    {
        Expected = (int)vector.Expected,
        Received = (int)vector.Received,
        Entered = (int)vector.Entered,
        Checked = (int)vector.Checked,
        Queried = (int)vector.Queried,
        Overdue = (int)vector.Overdue,
        Excepted = (int)vector.Excepted,
        Signed = signed,
        Open = (int)vector.Open,
        Complete = complete,
    };

    /// <summary>An item of the run.</summary>
    public static Item Item(RunView run, ItemStatus item) => new()
    {
        ItemId = item.ItemId,
        PersonId = item.PersonId,
        ServiceId = item.ServiceId,
        Category = item.Category.Name(),
        Priority = (Facts.V1.Priority)(int)item.Priority,
        Planned = item.Planned,
        Outcome = item.Outcome.Name(),
        PaperEntryId = item.PaperEntryId,
        DigitalEntryId = item.DigitalEntryId,
        OtherEntryIds = { item.OtherEntryIds },
        Received = item.Received,
        Entered = item.Entered,
        Checked = item.Checked,
        Queried = item.Queried,
        Overdue = item.Overdue,
        Excepted = item.Excepted,
        Open = item.Open,
        DueBy = item.DueBy?.ToMoment(),
        Explanation = item.Explanation,
        At = (item.Expectation?.From ?? Lead(item)?.OccurredAt)?.ToMoment(),
        Until = item.Expectation is { } expected && expected.To > expected.From ? expected.To.ToMoment() : null,
        What = What(run, item),
        WaitingEntryIds = { WaitingChecks.Of(item, run.Staff).Select(entry => entry.EntryId) },
    };

    /// <summary>What the item is about, in a few words.</summary>
    public static string What(RunView run, ItemStatus item) => ItemWords.Of(item, medicine => run.Standing(item.PersonId)?.Record.PlanOf(medicine));

    /// <summary>One row for each service, person, category and priority in which something counts; their sums are the run's completeness.</summary>
    public static IEnumerable<CompletenessRow> Rows(RunView run) => run.Standings.SelectMany(standing => Rows(run, standing)).Concat(NotFrozen(run));

    /// <summary>Those of people whose expected set is not frozen.</summary>
    public static IEnumerable<CompletenessRow> NotFrozen(RunView run) => run.Unfrozen.Select(entry => new CompletenessRow
    {
        ServiceId = run.ServiceId,
        PersonId = entry.PersonId,
        Category = "not_frozen",
        Completeness = Completeness(RunView.Missing(entry), 0, false),
    });

    /// <summary>Those of one person with a record.</summary>
    public static IEnumerable<CompletenessRow> Rows(RunView run, string personId) => run.Standing(personId) is { } standing ? Rows(run, standing) : [];

    private static IEnumerable<CompletenessRow> Rows(RunView run, PersonStanding standing) => standing.Rows.Select(row => new CompletenessRow
    {
        ServiceId = run.ServiceId,
        PersonId = standing.Record.Person.PersonId,
        Category = row.Category.Name(),
        Priority = (Facts.V1.Priority)(int)row.Priority,
        Completeness = Completeness(row.At(run.Now), run.IsSigned ? row.Items : 0, row.Vector.IsComplete),
    });

    /// <summary>Rows together; complete when there is at least one and every one is.</summary>
    public static V1.Completeness Sum(IReadOnlyCollection<CompletenessRow> rows) => new()
    {
        Expected = rows.Sum(row => row.Completeness.Expected),
        Received = rows.Sum(row => row.Completeness.Received),
        Entered = rows.Sum(row => row.Completeness.Entered),
        Checked = rows.Sum(row => row.Completeness.Checked),
        Queried = rows.Sum(row => row.Completeness.Queried),
        Overdue = rows.Sum(row => row.Completeness.Overdue),
        Excepted = rows.Sum(row => row.Completeness.Excepted),
        Signed = rows.Sum(row => row.Completeness.Signed),
        Open = rows.Sum(row => row.Completeness.Open),
        Complete = rows.Count > 0 && rows.All(row => row.Completeness.Complete),
    };

    /// <summary>What happened according to the item: paper first, because it was written at the time.</summary>
    private static Entry? Lead(ItemStatus item) => item.Rows.IsEmpty ? null : item.Rows[0];
}
