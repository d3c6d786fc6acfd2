using System.Collections.Immutable;
using CsCheck;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.ReconciliationTests.Ledger;

/// <summary>A set that follows findings and decisions says what a list of all of them, put in order at once, says.</summary>
public sealed class FindingSetLaws
{
    private static readonly Finding[] Possible =
    [
        .. from rule in (int[])[29, 38]
           from person in (string[])["", "P1", "P2"]
           from item in (string[])["", "I1", "I2"]
           select new Finding(rule, $"code{rule}", Severity.Medium, "S1", person, item, $"{rule} of {person} {item}") { EntryIds = ["E1", $"E{rule}"], Queries = rule == 29 },
    ];

    private static readonly Gen<(int Kind, int Which)[]> Changes = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Possible.Length - 1]).Array[1, 60];

    [Fact]
    public void After_any_sequence_it_lists_what_was_added_and_not_removed_with_the_decisions_that_count() => Changes.Sample(changes =>
    {
        var (set, all, decisions) = (new FindingSet(), new List<Finding>(), ImmutableArray<FindingDecision>.Empty);
        var asked = new Dictionary<string, IReadOnlyList<Finding>>(StringComparer.Ordinal) { ["P1"] = [], ["P2"] = [] };
        foreach (var (kind, which) in changes)
        {
            var finding = Possible[which];
            if (kind < 5)
            {
                set.Add(finding);
                all.Add(finding);
            }
            else if (kind < 8 && all.Remove(finding))
            {
                // Another object that says the same.
                set.Remove(finding with { EntryIds = [.. finding.EntryIds] });
            }
            else if (kind == 8)
            {
                decisions = decisions.IsEmpty ? [Decision(finding)] : which % 3 == 0 ? [] : decisions.Add(Decision(finding));
                set.Decide(decisions);
            }
            else if (kind == 9 && which % 6 == 0)
            {
                set.Clear();
                all.Clear();
            }

            var expected = Findings.InOrder(all, decisions);
            Assert.True(Findings.Same(expected, set.Listed));
            Assert.Equal(expected.Count(f => f.DecidedBy.Length == 0), set.Open);
            Assert.Equal(expected.Count(f => f is { DecidedBy.Length: 0, Queries: true }), set.Asking);
            var moved = new List<string>();
            foreach (var person in (string[])["P1", "P2"])
            {
                var querying = expected.Where(f => f is { Queries: true, DecidedBy.Length: 0, ItemId.Length: > 0 } && f.PersonId == person).ToList();
                Assert.True(Findings.Same(querying, set.QueryingOf(person)));
                Assert.Equal(querying.Count > 0, set.Queried.Contains(person, StringComparer.Ordinal));
                if (!Findings.Same(querying, asked[person]))
                    moved.Add(person);
                asked[person] = querying;
            }

            Assert.Equal(moved, set.Moved());
        }
    }, iter: 2000);

    [Fact]
    public void What_is_not_there_cannot_be_removed()
    {
        var set = new FindingSet();
        set.Add(Possible[0]);
        set.Remove(Possible[0]);
        Assert.Throws<InvalidOperationException>(() => set.Remove(Possible[0]));
    }

    private static FindingDecision Decision(Finding finding) => new(finding.FindingId, "explained", "manager", DateTimeOffset.UnixEpoch) { Explanation = finding.Explanation };
}
