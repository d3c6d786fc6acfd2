using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>A rule of DOMAIN.md section 7, or one half of it. Needs: of every group at least one kind of facts must have been supplied.</summary>
public sealed record RuleInfo(int Number, string Title, Severity Severity)
{
    public ImmutableArray<ImmutableArray<FactKind>> Needs { get; init; } = [];

    /// <summary>Codes of its findings.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>What it looks at beyond the outage's edges: one clause for a person.</summary>
    public string Window { get; init; } = "items of the outage";

    /// <summary>Keys of the policy that it follows, as in a policy file.</summary>
    public ImmutableArray<string> Policy { get; init; } = [];

    /// <summary>It only suggests: a person decides, and nothing is queried (DOMAIN.md section 7, free text).</summary>
    public bool Suggests { get; init; }

    /// <summary>A condition that kinds of facts cannot tell.</summary>
    public Precondition? Precondition { get; init; }

    public bool CanRun(RecoveryContext context) => Needs.All(group => group.Any(context.Supplied.Contains)) && Precondition?.Holds(context) is not false;
}

/// <summary>What: what must be there beyond kinds of facts, as in "competencies in staff.csv".</summary>
public sealed record Precondition(string What, Func<RecoveryContext, bool> Holds);

/// <summary>A rule about one item alone.</summary>
internal interface IItemRule
{
    RuleInfo Info { get; }

    void Find(MatchedItem item, PersonCase person, List<Finding> found);
}

/// <summary>Facts beside items, on which every group of a rule may depend.</summary>
[Flags]
internal enum Watched
{
    Nothing = 0,
    Escalations = 1,
    StockCounts = 2,

    /// <summary>Moments at which a medicine chart says that the person was in hospital or on leave.</summary>
    Absences = 4,
}

/// <summary>A rule about items of one person that belong together: a medicine's doses, a sheet's lines. When one of them changes, its group is looked at again.</summary>
internal interface IGroupRule
{
    RuleInfo Info { get; }

    Watched Watches => Watched.Nothing;

    /// <summary>The name of the item's group, or null when the rule has nothing to do with it. Depends on the item, the plan and the context alone.</summary>
    string? GroupOf(MatchedItem item, PersonCase person);

    /// <summary>items in order of time, then id; never empty.</summary>
    void Find(List<MatchedItem> items, PersonCase person, List<Finding> found);

    /// <summary>Names of groups that the plan, the person or the watched facts call for, whether or not an item belongs to them.</summary>
    IEnumerable<string> CalledFor(PersonCase person) => [];

    /// <summary>The rule called for a group to which no item belongs.</summary>
    void FindEmpty(string name, PersonCase person, List<Finding> found)
    {
    }
}

/// <summary>A rule about the person's summary, census and plan, not about items.</summary>
internal interface IPersonRule
{
    RuleInfo Info { get; }

    void Find(PersonCase person, List<Finding> found);
}

/// <summary>A rule about sheets, the rota, the printed pack: facts of a service or of all services.</summary>
internal interface IServiceRule
{
    RuleInfo Info { get; }

    IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context);
}

/// <summary>A rule about who worked and checked, across people. When one trace of a group changes, the group is looked at again.</summary>
internal interface IWorkRule
{
    RuleInfo Info { get; }

    /// <summary>Adds the trace's groups.</summary>
    void GroupsOf(WorkTrace trace, RecoveryContext context, List<WorkGroup> groups);

    /// <summary>A group of fewer traces holds nothing.</summary>
    long Fewest(RecoveryContext context);

    /// <summary>A group whose traces are all of one place surely holds nothing, which can be told without looking at them; null where places tell nothing.</summary>
    object? PlaceOf(WorkTrace trace) => null;

    /// <summary>False where this group surely holds nothing: most do, and are not put in order. traces: at least the fewest, in any order.</summary>
    bool MayFind(List<WorkTrace> traces, RecoveryContext context) => true;

    /// <summary>traces in order of time, then entry id; only called where <see cref="MayFind"/>.</summary>
    void Find(WorkGroup group, List<WorkTrace> traces, RecoveryContext context, List<Finding> found);
}

/// <summary>
/// A group of work traces. Worker: whose work it is, when it may lie in several services; empty for what never leaves one service. The rest
/// names the group as its rule likes; Moment is a number of minutes, or zero.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WorkGroup(string Worker, string First = "", string Second = "", string Third = "", long Moment = 0)
{
    /// <summary>Of little, because it is asked for every row: the worker, or else what is named beside the service.</summary>
    public override int GetHashCode() => Worker.Length > 0 ? HashCode.Combine(Of(Worker), Moment) : HashCode.Combine(Of(First), Of(Second), Moment);

    private static int Of(string name) => name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Groups of kinds that rules need.</summary>
internal static class Needs
{
    public static readonly ImmutableArray<FactKind> Doses = [FactKind.PaperDoses, FactKind.DigitalDoses];

    public static readonly ImmutableArray<FactKind> Records = [FactKind.PaperRecords, FactKind.DigitalRecords];

    public static readonly ImmutableArray<FactKind> Visits = [FactKind.PaperVisits, FactKind.DigitalVisits];

    public static readonly ImmutableArray<FactKind> Entries =
    [
        FactKind.PaperDoses, FactKind.DigitalDoses, FactKind.PaperRecords, FactKind.DigitalRecords, FactKind.PaperVisits, FactKind.DigitalVisits,
    ];
}
