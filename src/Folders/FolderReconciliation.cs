using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Folders;

/// <summary>A folder reconciled: people in the folder's order with their results, and every finding in one order.</summary>
public sealed record FolderResult(
    RecoveryFolder Folder, RecoveryContext Context, ImmutableArray<PersonResult> People, ImmutableArray<Finding> Findings, ImmutableArray<RuleNotRun> NotRun)
{
    /// <summary>Exit status 0 of IMPORTS.md: nothing open, nothing found, and no row left out that could have been either.</summary>
    public bool IsClear => Findings.IsEmpty && Folder.Rejects.IsEmpty && !People.Any(p => p.Items.Any(i => i.Open));
}

/// <summary>
/// People are evaluated side by side; each result goes to its own place, so the number of cores cannot show. Findings across people come
/// second, and whoever they query is evaluated once more with them.
/// </summary>
public static class FolderReconciliation
{
    public static FolderResult Evaluate(RecoveryFolder folder, RecoveryContext context)
    {
        var ledgers = new PersonLedger[folder.People.Length];
        Parallel.For(0, ledgers.Length, i =>
        {
            ledgers[i] = new PersonLedger(context);
            ledgers[i].Update(folder.People[i]);
        });
        var work = new WorkLedger(context);
        for (var i = 0; i < ledgers.Length; i++)
            work.Update(folder.People[i].Person.PersonId, ledgers[i].Work());
        var wide = ServiceReconciliation.About(Facts(folder), context).Concat(work.Findings()).ToArray();
        var queried = wide.Where(f => f.Queries && f.PersonId.Length > 0).ToLookup(f => f.PersonId, StringComparer.Ordinal);
        var people = new PersonResult[ledgers.Length];
        Parallel.For(0, people.Length, i =>
        {
            if (queried[folder.People[i].Person.PersonId].ToArray() is { Length: > 0 } wider)
                ledgers[i].Update(folder.People[i], wider);
            people[i] = ledgers[i].Result();
        });
        var findings = Reconciliation.Rules.Findings.InOrder(people.SelectMany(p => p.Findings).Concat(wide), []);
        return new(folder, context, [.. people], findings, RuleCatalogue.NotRun(context));
    }

    private static ServiceFacts Facts(RecoveryFolder folder) => new()
    {
        Sheets = folder.Sheets,
        RotaChanges = folder.RotaChanges,
        OnCallDecisions = folder.OnCallDecisions,
        ServiceOfVisit = folder.People.SelectMany(p => p.Expected.OfType<ExpectedVisit>().Select(v => KeyValuePair.Create(v.VisitId, p.Person.ServiceId)))
            .DistinctBy(p => p.Key, StringComparer.Ordinal).ToImmutableDictionary(StringComparer.Ordinal),
        Census = [.. folder.People.Select(p => p.Person)],
        PrintedPack = folder.PrintedPack,
    };
}
