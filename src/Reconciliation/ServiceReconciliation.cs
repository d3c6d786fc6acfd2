using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation;

/// <summary>Findings of the rules that look beyond one person: sheets, on-call decisions, one worker in two places.</summary>
public static class ServiceReconciliation
{
    public static ImmutableArray<Finding> Evaluate(ServiceFacts facts, RecoveryContext context) => throw new NotSupportedException();
}
