using CsCheck;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;

namespace Reinstate.GrainsTests.Ledgers;

/// <summary>What a board keeps must say what a batch over the same facts says, whatever happened and whenever it was asked on the way.</summary>
public sealed class BoardOfLedgers
{
    private static readonly int[] FromTheLog = [8, 12, 41, 42, 43];

    [Fact]
    public void After_any_sequence_of_changes_a_board_says_what_a_batch_says_and_so_does_a_rebuild()
    {
        var (across, queried) = (0, 0);
        TwoBranches.Changes.Sample(changes =>
        {
            var two = TwoBranches.Restored();
            foreach (var (i, (kind, what)) in changes.Index())
            {
                two.Change(kind, what);
                if (i % 3 == 0)
                    Same(two, two.Log.View);
            }

            Same(two, two.Log.View);
            Same(two, two.Log.Rebuild());
            var shared = two.RunOf(TwoBranches.North).RunFindings.Where(finding => finding is { Rule: 29, DecidedBy.Length: 0 }).ToList();
            Interlocked.Add(ref across, shared.Count);
            Interlocked.Add(ref queried, two.RunOf(TwoBranches.North).Items.Count(item => item.Queried && shared.Exists(finding => finding.ItemId == item.ItemId)));
        }, iter: 150);

        // A law about findings across services says nothing unless there are some.
        Assert.True(across > 20 && queried > 20, $"Only {across} findings across people, {queried} items that they query.");
    }

    [Fact]
    public void Sums_are_those_of_the_items_behind_them() => TwoBranches.Changes.Sample(changes =>
    {
        var two = TwoBranches.Restored();
        foreach (var (kind, what) in changes)
        {
            two.Change(kind, what);
            if (what % 4 > 0)
                continue;
            foreach (var hours in (int[])[0, 5, 100])
            {
                two.Now = two.Now.AddHours(hours);
                foreach (var run in (RunView[])[two.RunOf(TwoBranches.North), two.RunOf(TwoBranches.South)])
                {
                    Assert.Equal(run.Items.Aggregate(default(CompletenessVector), (sum, item) => sum + CompletenessVector.Of(item)) + run.UnfrozenVector, run.Completeness);
                    Assert.Equal(run.Items.Count(item => item is { Open: true, Priority: Priority.P1 }), run.OpenP1);
                    Assert.Equal(run.Findings.Count(finding => finding.DecidedBy.Length == 0), run.OpenFindings);
                    Assert.Equal(run.OpenQueries.Count(), run.OpenQueryCount);
                    Assert.Equal(run.Completeness, run.ByPriority.Aggregate(run.UnfrozenVector, (sum, part) => sum + part.Vector));
                    Assert.All(run.ByPriority, part => Assert.Equal(run.Items.Where(item => item.Counted && item.Priority == part.Priority).Aggregate(default(CompletenessVector), (sum, item) => sum + CompletenessVector.Of(item)), part.Vector));
                    Assert.Equal(run.Items.Where(item => item.Counted).CountBy(item => item.Priority).OrderBy(part => part.Key).Select(part => (part.Key, part.Value)), run.ByPriority.Select(part => (part.Priority, part.Items)));
                    Assert.Equal(run.People.Select(record => record.LastPosition).Max(), Math.Min(run.LastTouched, run.People.Select(record => record.LastPosition).Max()));
                }

                two.Now = two.Now.AddHours(-hours);
            }
        }
    }, iter: 60);

    [Fact]
    public void A_worker_in_two_services_at_once_holds_both_calls_open_until_somebody_decides()
    {
        var two = TwoBranches.Restored();
        two.Import("n1", TwoBranches.Visit("n1", "a", TwoBranches.Out.AddHours(1), "wes"));
        Assert.DoesNotContain(two.RunOf(TwoBranches.North).Items, item => item.Queried);
        two.Import("s1", TwoBranches.Visit("s1", "b", TwoBranches.Out.AddHours(1), "wes"));
        Assert.True(two.RunOf(TwoBranches.North).ItemsOf("n1").Single(item => item.ItemId == "call-n1").Queried);
        Assert.True(two.RunOf(TwoBranches.South).ItemsOf("s1").Single(item => item.ItemId == "call-s1").Queried);
        var finding = two.RunOf(TwoBranches.South).RunFindings.Single(f => f.Rule == 29);
        two.By("bea", new V1.DecideRunFindingRequest { IncidentId = TwoBranches.Incident, ServiceId = TwoBranches.South, FindingId = finding.FindingId, Decision = "explained", Reason = "The clock of the second flat is slow" });
        Assert.False(two.RunOf(TwoBranches.South).ItemsOf("s1").Single(item => item.ItemId == "call-s1").Queried);
        Assert.True(two.RunOf(TwoBranches.North).ItemsOf("n1").Single(item => item.ItemId == "call-n1").Queried);
    }

    [Fact]
    public void Somebody_who_was_frozen_after_the_board_was_asked_is_seen_by_rules_about_the_service()
    {
        var two = TwoBranches.Restored();
        Assert.DoesNotContain(two.RunOf(TwoBranches.North).RunFindings, finding => finding.Rule == 7);
        two.By("bea", new V1.RegisterPeopleRequest { People = { new Facts.V1.PersonSupported { PersonId = "n9", ServiceId = TwoBranches.North, Name = "n9" } } });
        two.By("bea", new V1.FreezeExpectedRequest { IncidentId = TwoBranches.Incident, PersonId = "n9", ServiceId = TwoBranches.North });
        Assert.Contains(two.RunOf(TwoBranches.North).RunFindings, finding => finding is { Rule: 7, PersonId: "n9" });
        Same(two, two.Log.View);
    }

    private static void Same(TwoBranches two, TenantView view)
    {
        var (items, findings) = Batch.Of(view, TwoBranches.Incident, two.Now);
        var runs = new[] { TwoBranches.North, TwoBranches.South }.Select(service => RunView.Of(view, view.Incidents[TwoBranches.Incident], service, two.Now)).ToList();
        Assert.Equal(Batch.Text(items), Batch.Text(runs.SelectMany(run => run.Items)));
        Assert.Equal(Batch.Text(findings), Batch.Text(runs.SelectMany(run => run.Findings).Where(finding => !FromTheLog.Contains(finding.Rule))));
    }
}
