using System.Collections.Immutable;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;

namespace Reinstate.ReconciliationTests.Rules.Cases;

/// <summary>Evaluates the facts of a case: each person, then what looks across people.</summary>
internal static class CaseRun
{
    /// <summary>Null when the rule found exactly what the case says, else what differs.</summary>
    public static string? Problem(int rule, RuleCase @case)
    {
        var found = Findings(@case).Where(f => f.Rule == rule).ToList();
        var missing = @case.Finds.Where(e => !found.Exists(e.Matches)).Select(e => $"not found: {e}");
        var unwanted = found.Where(f => !@case.Finds.Any(e => e.Matches(f))).Select(f => $"found: {f.FindingId} ({(f.Queries ? "asks" : "tells")}) at '{f.ServiceId}': {f.Explanation}");
        var misjudged = found.Where(f => f.Severity != Severities.Of(f.Code)).Select(f => $"{f.Code} is {f.Severity}, not {Severities.Of(f.Code)}");
        var differences = missing.Concat(unwanted).Concat(misjudged).ToArray();
        if (differences.Length == 0 && found.Count != @case.Finds.Length)
            return $"found {found.Count} findings, not {@case.Finds.Length}";
        return differences.Length == 0 ? null : string.Join('\n', differences);
    }

    public static IEnumerable<Finding> Findings(RuleCase @case)
    {
        var people = People(@case.Rows);
        var ledgers = people.ConvertAll(facts => Filled(facts, @case.Context));
        var wide = Wide(@case.Rows) with
        {
            Census = [.. people.Select(p => p.Person)],
            Work = [.. ledgers.SelectMany(l => l.Work()), .. @case.Rows.OfType<WorkTrace>()],
        };
        return [.. ledgers.SelectMany(l => l.Result().Findings), .. ServiceReconciliation.Evaluate(wide, @case.Context)];
    }

    /// <summary>Row by row, as a recovery brings them, and what is beside the rows last: what a rule watches must make it look again.</summary>
    private static PersonLedger Filled(PersonFacts facts, RecoveryContext context)
    {
        var ledger = new PersonLedger(context);
        ledger.Update(facts with { Entries = [], Contacts = [], StockCounts = [] });
        foreach (var entry in facts.Entries)
            ledger.Put(entry);
        ledger.Update(facts);
        return ledger;
    }

    private static ServiceFacts Wide(ImmutableArray<object> rows) => new()
    {
        Sheets = [.. rows.OfType<Sheet>()],
        RotaChanges = [.. rows.OfType<RotaChange>()],
        OnCallDecisions = [.. rows.OfType<OnCallDecision>()],
        PrintedPack = [.. rows.OfType<Printed>().Select(p => p.PersonId)],
        ServiceOfVisit = rows.OfType<ExpectedVisit>().DistinctBy(v => v.VisitId, StringComparer.Ordinal).ToImmutableDictionary(v => v.VisitId, _ => Given.Person.ServiceId, StringComparer.Ordinal),
    };

    /// <summary>P1 is always there; somebody else is when a row names them.</summary>
    private static List<PersonFacts> People(ImmutableArray<object> rows)
    {
        var people = new SortedDictionary<string, PersonFacts>(StringComparer.Ordinal) { [Given.Person.PersonId] = new(rows.OfType<Person>().FirstOrDefault(p => p.PersonId == Given.Person.PersonId) ?? Given.Person) };
        foreach (var row in rows)
        {
            if (row is Sheet or RotaChange or OnCallDecision or WorkTrace or Printed)
                continue;
            var id = row switch
            {
                Person person => person.PersonId,
                ExpectedItem item => item.PersonId,
                Entry entry => entry.PersonId,
                Contact contact => contact.PersonId,
                StockCount count => count.PersonId,
                _ => Given.Person.PersonId,
            };
            var facts = people.GetValueOrDefault(id) ?? new PersonFacts(rows.OfType<Person>().FirstOrDefault(p => p.PersonId == id) ?? new Person(id, Given.Person.ServiceId, id));
            people[id] = row is Person ? facts : Given.Add(facts, row);
        }

        return [.. people.Values];
    }
}
