using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>
/// Rule 7, first half: a person supported whose summary was not printed (IMPORTS.md reading 13: an empty printed_summary_version). Where
/// nobody has a printed version nothing was printed at all, or nobody wrote it down, and the rule says nothing. Whoever was away throughout
/// needed none.
/// </summary>
internal sealed class NotInPrintedPack : IServiceRule
{
    public RuleInfo Info { get; } = new(7, "In the census but not in the printed pack, or the reverse", Severity.High)
    {
        Codes = ["not_in_printed_pack"],
        Window = "the census of all services, without people away for the whole outage",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
    {
        if (!facts.Census.Any(p => p.PrintedSummaryVersion.Length > 0))
            yield break;
        foreach (var person in facts.Census)
        {
            if (person.PrintedSummaryVersion.Length == 0 && !AwayThroughout(person, context))
            {
                yield return new(7, "not_in_printed_pack", Info.Severity, person.ServiceId, person.PersonId, "",
                    $"{person.PersonId} is in the census of {person.ServiceId} and has no summary in the printed pack: no printed version is stated.");
            }
        }
    }

    private static bool AwayThroughout(Person person, RecoveryContext context) =>
        person.IsOnLeave(context.ContingencyFrom) && (person.LeaveTo is null || (context.RestoredAt is { } restored && person.LeaveTo > restored));
}
