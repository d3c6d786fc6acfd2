using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation;

/// <summary>
/// Where every item of one person stands, and what the rules found. Pure and total: the same facts give the same result, in whatever
/// order they are listed, in the batch command and in the node.
/// </summary>
public static class PersonReconciliation
{
    public static PersonResult Evaluate(PersonFacts facts, RecoveryContext context) => throw new NotSupportedException();
}
