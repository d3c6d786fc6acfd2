using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules;

/// <summary>Rules by what they look at.</summary>
internal sealed record RuleSet(
    ImmutableArray<IItemRule> Items, ImmutableArray<IGroupRule> Groups, ImmutableArray<IPersonRule> People, ImmutableArray<IServiceRule> Services, ImmutableArray<IWorkRule> Work);

/// <summary>The rules whose facts were supplied, chosen once for a context.</summary>
internal sealed class RunnableRules
{
    /// <summary>Shared: most items have no finding.</summary>
    public static readonly List<Finding> Nothing = [];

    private static readonly ConditionalWeakTable<RecoveryContext, RunnableRules> Chosen = [];

    private readonly IItemRule[] items;
    private readonly IPersonRule[] people;

    private RunnableRules(RuleSet rules, RecoveryContext context)
    {
        items = [.. rules.Items.Where(r => r.Info.CanRun(context))];
        people = [.. rules.People.Where(r => r.Info.CanRun(context))];
        Groups = [.. rules.Groups.Where(r => r.Info.CanRun(context))];
        Services = [.. rules.Services.Where(r => r.Info.CanRun(context))];
        Work = [.. rules.Work.Where(r => r.Info.CanRun(context))];
    }

    public ImmutableArray<IGroupRule> Groups { get; }

    public ImmutableArray<IServiceRule> Services { get; }

    public ImmutableArray<IWorkRule> Work { get; }

    public static RunnableRules Of(RecoveryContext context) => Chosen.GetValue(context, c => new(RuleCatalogue.Rules, c));

    /// <summary>Other rules than the catalogue's, for this context object alone: how it is shown that the cases notice a rule that is wrong.</summary>
    public static void Use(RuleSet rules, RecoveryContext context) => Chosen.AddOrUpdate(context, new(rules, context));

    /// <summary>scratch is empty before and after; most items leave nothing in it.</summary>
    public List<Finding> AboutItem(MatchedItem item, PersonCase person, List<Finding> scratch)
    {
        foreach (var rule in items)
            rule.Find(item, person, scratch);
        if (scratch.Count == 0)
            return Nothing;
        List<Finding> found = [.. scratch];
        scratch.Clear();
        return found;
    }

    public List<Finding> AboutPerson(PersonCase person)
    {
        var found = new List<Finding>();
        foreach (var rule in people)
            rule.Find(person, found);
        return found;
    }
}
