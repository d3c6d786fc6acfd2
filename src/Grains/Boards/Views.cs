using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
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

    public static Item Item(ItemStatus item) => new()
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
    };

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

    public static RunSummary Run(TenantView view, RunView run) => new()
    {
        IncidentId = run.Incident.Id,
        ServiceId = run.ServiceId,
        ServiceName = view.Organisation.Services.GetValueOrDefault(run.ServiceId)?.Name ?? "",
        State = run.State,
        Completeness = Completeness(run.Completeness, run.SignedItems, run.IsComplete),
        OpenP1 = run.OpenP1,
        OpenQueries = run.OpenQueryCount,
        SheetsIssued = run.Run?.Sheets.Count ?? 0,
        SheetsAccounted = run.Run?.Sheets.Values.Count(sheet => sheet.Accounted) ?? 0,
        Overrides = run.Run?.Overrides.Count ?? 0,
        OverridesUnreviewed = run.Run?.Overrides.Values.Count(o => o.Review is null) ?? 0,
        OverridesOverdue = run.Run?.Overrides.Values.Count(o => OverrideDecisions.IsOverdue(o, view.Organisation.Policy(), run.Now)) ?? 0,
        FindingsOpen = run.OpenFindings,
        StepsDone = { run.Run?.Steps.Keys ?? [] },
        StepsOverdue = { run.Run?.OverdueSteps.Keys.Where(step => !run.Run.Steps.ContainsKey(step)) ?? [] },
        SignedOffBy = run.IsSigned ? run.Run!.SignedOff!.By : "",
        SignedOffPosition = run.IsSigned ? run.Run!.SignedOff!.Position : 0,
    };
}
