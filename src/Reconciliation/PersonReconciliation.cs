using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation;

/// <summary>
/// Where every item of one person stands, and what the rules found. Pure and total: the same facts give the same result, in whatever
/// order they are listed, in the batch command and in the node.
/// </summary>
public static class PersonReconciliation
{
    /// <summary>wider: findings of rules beyond one person (<see cref="ServiceReconciliation"/>) that name items of this person.</summary>
    public static PersonResult Evaluate(PersonFacts facts, RecoveryContext context, IReadOnlyList<Finding>? wider = null)
    {
        var ledger = new PersonLedger(context);
        ledger.Update(facts, wider);
        return ledger.Result();
    }
}
