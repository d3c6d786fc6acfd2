using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Reconciliation;

/// <summary>
/// Findings of the rules that look beyond one person: sheets, on-call decisions, one worker in two places. Pure and total. Those that
/// name an item belong into that person's <see cref="PersonReconciliation.Evaluate"/> as well, so that the item is queried.
/// </summary>
public static class ServiceReconciliation
{
    /// <summary>Everything that was given, the work in it included.</summary>
    public static ImmutableArray<Finding> Evaluate(ServiceFacts facts, RecoveryContext context)
    {
        var work = new WorkAtOnce(context, _ => true).Findings([[.. facts.Work]]);
        return Findings.InOrder(About(facts, context).Concat(work), facts.Decisions);
    }

    /// <summary>Without the rules about work, for callers that keep a <see cref="WorkLedger"/>. None of them decided.</summary>
    public static IEnumerable<Finding> About(ServiceFacts facts, RecoveryContext context) =>
        RunnableRules.Of(context).Services.SelectMany(rule => rule.Find(facts, context));
}
