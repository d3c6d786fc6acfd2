using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>
/// Rule 39, second half: two people who check each other's transcriptions. Each check may be sound; together they are a pattern that a
/// manager must know. One finding a pair and service.
/// </summary>
internal sealed class ReciprocalChecking : IWorkRule
{
    public RuleInfo Info { get; } = new(39, "Checker = transcriber or giver, reciprocal checking pairs", Severity.Low)
    {
        Needs = [Needs.Entries],
        Codes = ["reciprocal_checking"],
        Window = "whatever counts as recovery",
        Policy = ["reciprocal_checks_each_way"],
    };

    public void GroupsOf(WorkTrace trace, RecoveryContext context, List<WorkGroup> groups)
    {
        if (trace.TranscribedBy.Length == 0 || trace.CheckedBy.Length == 0)
            return;
        var (transcriber, checker) = Pair(trace, context);
        var order = string.CompareOrdinal(transcriber, checker);
        if (order != 0)
            groups.Add(order < 0 ? new("", trace.ServiceId, transcriber, checker) : new("", trace.ServiceId, checker, transcriber));
    }

    public long Fewest(RecoveryContext context) => 2L * context.Policy.ReciprocalChecksEachWay;

    public void Find(WorkGroup group, List<WorkTrace> traces, RecoveryContext context, List<Finding> found)
    {
        var (service, one, other) = (group.First, group.Second, group.Third);
        var there = traces.FindAll(t => string.Equals(Pair(t, context).Transcriber, one, StringComparison.Ordinal));
        var back = traces.Count - there.Count;
        var least = context.Policy.ReciprocalChecksEachWay;
        if (there.Count < least || back < least)
            return;
        found.Add(new Finding(39, "reciprocal_checking", Info.Severity, service, "", "",
            $"{one} and {other} check each other: {other} checked {there.Count} transcribed by {one}, and {one} checked {back} transcribed by {other}.")
        {
            EntryIds = [.. traces.Select(t => t.EntryId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        });
    }

    private static (string Transcriber, string Checker) Pair(WorkTrace trace, RecoveryContext context) =>
        (Name(trace.TranscribedBy, trace, context), Name(trace.CheckedBy, trace, context));

    private static string Name(string stated, WorkTrace trace, RecoveryContext context) =>
        context.Staff.Resolve(stated, trace.ServiceId)?.StaffId ?? stated.ToUpperInvariant();
}
