using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Homecare;

/// <summary>Rule 37: a decision on call about a visit that the rota does not reflect: no change of that visit made on call, or later than the decision.</summary>
internal sealed class OnCallDecisionNotInRota : IServiceRule
{
    public RuleInfo Info { get; } = new(37, "On-call decision not in the rota", Severity.High)
    {
        Needs = [[FactKind.OnCall]],
        Codes = ["on_call_decision_not_in_rota"],
        Window = "every decision on call about a visit",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
    {
        var changes = facts.RotaChanges.ToLookup(c => c.VisitId, StringComparer.Ordinal);
        return from decision in facts.OnCallDecisions
               where decision.VisitId.Length > 0 && !changes[decision.VisitId].Any(c => c.DecidedOnCall || c.ChangedAt >= decision.DecidedAt)
               select new Finding(37, "on_call_decision_not_in_rota", Info.Severity, decision.ServiceId, decision.PersonId, ItemIds.OfVisit(decision.VisitId),
                   $"On-call decision {decision.DecisionId} of {Say.At(context, decision.DecidedAt)} concerns visit {decision.VisitId}, and the rota has no change of that visit for it.")
               {
                   Queries = true,
                   EntryIds = [decision.DecisionId],
               };
    }
}
