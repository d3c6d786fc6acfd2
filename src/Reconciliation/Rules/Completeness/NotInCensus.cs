using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>
/// Rule 7, second half: somebody is in the printed pack and not in the census. Staff may care by the summary of a person who has left, or
/// somebody is supported whom no record knows. The pack does not say at which service; with one service it can only be that one.
/// </summary>
internal sealed class NotInCensus : IServiceRule
{
    public RuleInfo Info { get; } = new(7, "In the census but not in the printed pack, or the reverse", Severity.High)
    {
        Needs = [[FactKind.PrintedPack]],
        Codes = ["not_in_census"],
        Window = "the printed pack of all services",
    };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
    {
        var census = facts.Census.Select(p => p.PersonId).ToHashSet(StringComparer.Ordinal);
        var services = facts.Census.Select(p => p.ServiceId).Distinct(StringComparer.Ordinal).ToArray();
        return from person in facts.PrintedPack.Order(StringComparer.Ordinal)
               where !census.Contains(person)
               select new Finding(7, "not_in_census", Info.Severity, services.Length == 1 ? services[0] : "", person, "", $"{person} is in the printed pack and not in the census.");
    }
}
