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
    public static ImmutableArray<Finding> Evaluate(ServiceFacts facts, RecoveryContext context) => Findings.InOrder(
        RuleCatalogue.ForServices.Where(rule => rule.Info.CanRun(context)).SelectMany(rule => rule.Find(facts, context)), facts.Decisions);
}
