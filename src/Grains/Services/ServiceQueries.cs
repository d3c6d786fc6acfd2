using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>A recovery run and its worklist as the API shows them.</summary>
internal static class ServiceQueries
{
    public static GetRecoveryRunReply Get(TenantView view, RunView run)
    {
        var recovery = run.Run!;
        return new GetRecoveryRunReply
        {
            Position = view.Position,
            Version = view.Versions.GetValueOrDefault($"service/{run.ServiceId}"),
            Summary = RunViews.Of(view, run),
            Steps = { Checklist.For(recovery.Opened.ServiceType).Select(step => Step(view, run, recovery, step)) },
            Sheets = { recovery.Sheets.Values.Select(sheet => new SheetStatus { Sheet = sheet.Sheet, Accounted = sheet.Accounted, LossAttestedBy = sheet.Loss?.By ?? "", LossReason = sheet.Loss?.What.Reason ?? "" }) },
            Rows = { Views.Rows(run) },
            Blocking = { SignOffDecisions.MissingSteps(recovery).Concat(ScopeJudge.BlocksRun(run)) },
            Overrides =
            {
                recovery.Overrides.Values.Select(o => new DutyOverride
                {
                    OverrideId = o.Override.OverrideId,
                    Duty = o.Override.Duty,
                    PersonId = o.Override.PersonId,
                    EntryId = o.Override.EntryId,
                    Reason = o.Override.Reason,
                    By = o.By,
                    Reviewed = o.Review is not null,
                    ReviewedBy = o.ReviewedBy ?? "",
                    ReviewDueAt = OverrideDecisions.ReviewDueAt(o, view.Organisation.Policy()).ToMoment(),
                    ReviewOverdue = OverrideDecisions.IsOverdue(o, view.Organisation.Policy(), run.Now),
                }),
            },
        };
    }

    /// <summary>Open items, P1 first, then by limit: the order in which the night has to go.</summary>
    public static GetWorklistReply Worklist(TenantView view, RunView run, string staffId) => new()
    {
        Position = view.Position,
        Items =
        {
            InOrder(run.Items.Where(item => item.Open))
                .Select(item => (Item: item, To: run.Run!.Allocations.GetValueOrDefault((Checklist.StepOf(item.Category, item.Priority), item.PersonId), "")))
                .Where(work => staffId.Length == 0 || work.To == staffId)
                .Select(work => new WorkItem { Item = Views.Item(run, work.Item), AllocatedTo = work.To, Next = Next(work.Item) }),
        },
    };

    /// <summary>The order in which work has to go.</summary>
    public static IOrderedEnumerable<ItemStatus> InOrder(IEnumerable<ItemStatus> items) =>
        items.OrderBy(item => item.Priority).ThenBy(item => item.DueBy ?? DateTimeOffset.MaxValue).ThenBy(item => item.ItemId, StringComparer.Ordinal);

    /// <summary>The open step whose limit ends first, of several the first; null when none has a limit.</summary>
    public static NextLimit? NextLimit(TenantView view, RunView run)
    {
        if (run.Run is not { } recovery)
            return null;
        var policy = view.Organisation.Policy();
        var (next, ends) = Checklist.For(recovery.Opened.ServiceType).Where(step => DoneAt(run, recovery, step) is null)
            .Select(step => (Step: step, At: StepDecisions.DueAt(recovery, step, policy))).Where(step => step.At is not null).OrderBy(step => step.At).FirstOrDefault();
        return ends is null ? null : new() { Step = next, Title = Checklist.Title(next), DueAt = ends.Value.ToMoment(), Overdue = ends < run.Now };
    }

    private static string Next(ItemStatus item) =>
        item.Queried ? "answer the query" : !item.Received ? "obtain the paper" : !item.Entered ? "transcribe" : !item.Checked ? "second check" : "look at it";

    private static RunStep Step(TenantView view, RunView run, RecoveryRun recovery, int step)
    {
        var done = recovery.Steps.GetValueOrDefault(step);
        var due = StepDecisions.DueAt(recovery, step, view.Organisation.Policy());
        var at = DoneAt(run, recovery, step);
        return new RunStep
        {
            Step = step,
            Title = Checklist.Title(step),
            Owner = step switch
            {
                Checklist.Freeze => recovery.OpenedBy,
                Checklist.SignOff when run.IsSigned => recovery.SignedOff!.By,
                _ => done?.What.Owner ?? "",
            },
            Checker = done?.What.Checker ?? "",
            DueAt = due?.ToMoment(),
            DoneAt = at,
            Overdue = at is null && due < run.Now,
        };
    }

    private static Facts.V1.Moment? DoneAt(RunView run, RecoveryRun recovery, int step) => step switch
    {
        Checklist.Freeze => recovery.Opened.FrozenAt,
        Checklist.SignOff when run.IsSigned => recovery.SignedOff!.At.ToMoment(),
        _ => recovery.Steps.GetValueOrDefault(step)?.At.ToMoment(),
    };
}
