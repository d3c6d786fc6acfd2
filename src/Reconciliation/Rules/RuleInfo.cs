using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>A rule of DOMAIN.md section 7. Needs: of every group at least one kind of facts must have been supplied.</summary>
public sealed record RuleInfo(int Number, string Title, Severity Severity)
{
    public ImmutableArray<ImmutableArray<FactKind>> Needs { get; init; } = [];

    public bool CanRun(RecoveryContext context) => Needs.All(group => group.Any(context.Supplied.Contains));
}

/// <summary>A rule about one person's record.</summary>
internal interface IPersonRule
{
    RuleInfo Info { get; }

    IEnumerable<Finding> Find(PersonCase person);
}

/// <summary>A rule that looks beyond one person.</summary>
internal interface IServiceRule
{
    RuleInfo Info { get; }

    IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context);
}

/// <summary>Groups of kinds that rules need.</summary>
internal static class Needs
{
    public static readonly ImmutableArray<FactKind> Doses = [FactKind.PaperDoses, FactKind.DigitalDoses];

    public static readonly ImmutableArray<FactKind> Visits = [FactKind.PaperVisits, FactKind.DigitalVisits];

    public static readonly ImmutableArray<FactKind> Entries =
    [
        FactKind.PaperDoses, FactKind.DigitalDoses, FactKind.PaperRecords, FactKind.DigitalRecords, FactKind.PaperVisits, FactKind.DigitalVisits,
    ];
}
