using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.TestHarness;
using Reinstate.V1;
using static Reinstate.GrainsTests.Ledgers.TwoBranches;

namespace Reinstate.GrainsTests;

/// <summary>Open → explained, accepted or corrected by somebody with a reason → closed; open again when its data change.</summary>
public sealed class LifeOfAFinding
{
    [Fact]
    public void It_is_closed_by_a_named_person_with_a_reason_and_stays_listed()
    {
        var two = Clash();
        var open = Single(two, North);
        Assert.Equal(("open", "", false, true, 0L), (open.State, open.DecidedBy, open.Reopened, open.Arises, open.PolicyVersion));
        Decide(two, North, "explained", "Wes's watch is slow");
        var closed = Single(two, North);
        Assert.Equal(("closed", "bea", "explained", "Wes's watch is slow", false), (closed.State, closed.DecidedBy, closed.Decision, closed.DecisionReason, closed.Reopened));
        Assert.Equal(two.Now, closed.DecidedAt.Read());
    }

    [Fact]
    public void The_event_keeps_what_was_decided_upon()
    {
        var two = Clash();
        var open = Single(two, North);
        var decided = Assert.IsType<RunFindingDecided>(Assert.Single(Decide(two, North, "accepted", "Seen").Recorded).Event);
        Assert.Equal((open.Explanation, "high", 29, "worker_in_two_places", "call-n1", "n1"), (decided.Explanation, decided.Severity, decided.Rule, decided.Code, decided.ItemId, decided.PersonId));
        Assert.Equal(open.EntryIds, decided.EntryIds);
    }

    [Theory]
    [InlineData("dismissed", "why", "RESOLUTION_UNKNOWN")]
    [InlineData("", "why", "RESOLUTION_UNKNOWN")]
    [InlineData("Explained", "why", "RESOLUTION_UNKNOWN")]
    [InlineData("explained", " ", "INVALID_ARGUMENT")]
    public void Another_word_or_no_reason_is_refused(string word, string reason, string code) => Assert.Equal(code, Decide(Clash(), North, word, reason).Code);

    [Fact]
    public void Other_times_open_it_again_for_everybody_whom_it_concerns()
    {
        var two = Clash();
        Decide(two, North, "explained", "Wes's watch is slow");
        Decide(two, South, "explained", "Wes's watch is slow");
        Assert.Equal(0, Open(two));
        Correct(two, "s1", "b", Out.AddMinutes(70));
        foreach (var service in (string[])[North, South])
        {
            var again = Single(two, service);
            Assert.Equal(("open", "", true), (again.State, again.DecidedBy, again.Reopened));
        }

        Assert.Equal(2, Open(two));
        Assert.True(two.RunOf(North).ItemsOf("n1").Single(item => item.ItemId == "call-n1").Queried);
    }

    [Fact]
    public void Nothing_is_corrected_while_it_arises()
    {
        var refused = Decide(Clash(), North, "corrected", "Seen");
        Assert.Equal("FINDING_STILL_ARISES", refused.Code);
        Assert.Contains("wes is recorded in two places at once", Assert.Single(refused.Refusal!.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_corrected_stays_listed_with_what_it_was()
    {
        var two = Clash();
        var before = Single(two, North);
        Correct(two, "s1", "b", Out.AddHours(2));
        Assert.DoesNotContain(Findings(two, North), finding => finding.Rule == 29);
        var decided = two.Log.Accept(Request(North, before.FindingId, "corrected", "The sheet says 10:00"), "bea", "branch_manager", two.Now);
        Assert.Single(decided.Recorded);
        var closed = Single(two, North);
        Assert.Equal(("closed", "corrected", false, before.Explanation), (closed.State, closed.Decision, closed.Arises, closed.Explanation));
        Assert.Empty(two.Log.Accept(Request(North, before.FindingId, "corrected", "The sheet says 10:00"), "bea", "branch_manager", two.Now).Recorded);
    }

    [Fact]
    public void What_was_corrected_and_arises_again_is_open()
    {
        var two = Clash();
        var before = Single(two, North);
        Correct(two, "s1", "b", Out.AddHours(2));
        two.Log.Accept(Request(North, before.FindingId, "corrected", "The sheet says 10:00"), "bea", "branch_manager", two.Now);
        Correct(two, "s1", "b", Out.AddHours(1));
        Assert.Equal(("open", true), (Single(two, North).State, Single(two, North).Reopened));
    }

    [Fact]
    public void What_never_arose_cannot_be_corrected() =>
        Assert.Equal("FINDING_UNKNOWN", Clash().Log.Execute(Request(North, "worker_in_two_places|call-n1|zz", "corrected", "Seen"), "bea", "branch_manager", Back.AddHours(1)).Code);

    [Fact]
    public void A_finding_about_one_person_is_corrected_in_the_persons_record()
    {
        var two = Restored();
        var missing = two.RunOf(North).FindingsOf("n1").Single(finding => finding.ItemId == "dose-n1");
        var request = new DecideFindingRequest { IncidentId = Incident, PersonId = "n1", FindingId = missing.FindingId, Decision = "corrected", Reason = "Found on the back of the chart" };
        Assert.Equal("FINDING_STILL_ARISES", two.Log.Execute(request, "bea", "branch_manager", two.Now).Code);
        var dose = Visit("n1", "d", Out.AddMinutes(30), "wes");
        dose.Dose = new Facts.V1.DoseGiven { MedicineId = "para", Code = "given", DueAt = Provider.At(Out.AddMinutes(30)), DoseGiven_ = 1 };
        Assert.True(two.Import("n1", dose).Accepted);
        two.Now = two.Now.AddMinutes(1);
        Assert.True(two.Log.Execute(request, "bea", "branch_manager", two.Now).Accepted);
        Assert.Equal(("closed", "corrected", missing.Explanation), Findings(two, North).Where(f => f.FindingId == missing.FindingId).Select(f => (f.State, f.Decision, f.Explanation)).Single());
    }

    [Fact]
    public void Two_workers_in_one_clash_are_two_findings_and_one_decision_closes_both()
    {
        var two = Restored();
        foreach (var (person, id) in (ReadOnlySpan<(string, string)>)[("n1", "a"), ("s1", "b")])
        {
            var visit = Visit(person, id, Out.AddHours(1), "wes");
            visit.Visit.StaffIds.Add("una");
            two.Import(person, visit);
        }

        Assert.Equal(2, Findings(two, North).Count(finding => finding.Rule == 29));
        Assert.Equal(2, Decide(two, North, "explained", "The clocks differ").Recorded.Count);
        Assert.All(Findings(two, North).Where(finding => finding.Rule == 29), finding => Assert.Equal(("closed", false), (finding.State, finding.Reopened)));
    }

    [Fact]
    public void A_decision_of_before_its_words_were_kept_holds_as_it_did()
    {
        var two = Clash();
        two.Log.Append("service", North, new RunFindingDecided { IncidentId = Incident, FindingId = Single(two, North).FindingId, Decision = "corrected", Reason = "Seen" }, new EventScope(Incident, North), "bea", "branch_manager", two.Now, "old");
        Assert.Equal(("closed", "corrected", true), (Single(two, North).State, Single(two, North).Decision, Single(two, North).Arises));
    }

    [Fact]
    public void Each_finding_names_the_policy_under_which_it_was_made()
    {
        var two = Clash();
        Decide(two, North, "explained", "Seen under the defaults");
        two.By("bea", new SetPolicyRequest { PolicyJson = """{ "visit_late_minutes": 20 }""", Reason = "Commissioner's contract" });
        Assert.All(Findings(two, North), finding => Assert.Equal(1, finding.PolicyVersion));
        Assert.Equal("closed", Single(two, North).State);
        Correct(two, "s1", "b", Out.AddHours(2));
        Assert.Equal((false, 0L), (Single(two, North).Arises, Single(two, North).PolicyVersion));
    }

    private static TwoBranches Clash()
    {
        var two = Restored();
        two.Import("n1", Visit("n1", "a", Out.AddHours(1), "wes"));
        two.Import("s1", Visit("s1", "b", Out.AddHours(1), "wes"));
        return two;
    }

    private static void Correct(TwoBranches two, string person, string id, DateTimeOffset from)
    {
        two.Now = two.Now.AddMinutes(1);
        two.Log.Append("person", person, new EntryCorrected { IncidentId = Incident, ServiceId = South, Entry = Visit(person, id, from, "wes"), Reason = "misread" }, new EventScope(Incident, South), "kit", "care_worker", two.Now, $"c{two.Now:HHmmss}");
    }

    private static DecideRunFindingRequest Request(string service, string finding, string word, string reason) =>
        new() { IncidentId = Incident, ServiceId = service, FindingId = finding, Decision = word, Reason = reason };

    private static Outcome Decide(TwoBranches two, string service, string word, string reason) =>
        two.Log.Execute(Request(service, two.RunOf(service).RunFindings.First(finding => finding.Rule == 29).FindingId, word, reason), "bea", "branch_manager", two.Now);

    private static Google.Protobuf.Collections.RepeatedField<Finding> Findings(TwoBranches two, string service) =>
        ((GetFindingsReply)Grains.Boards.BoardQueries.Answer(two.Log.View, new GetFindingsRequest { IncidentId = Incident, ServiceId = service }, two.Now).Reply!).Findings;

    private static Finding Single(TwoBranches two, string service) => Findings(two, service).Single(finding => finding.Rule == 29);

    private static int Open(TwoBranches two) => ((string[])[North, South]).Sum(service => two.RunOf(service).RunFindings.Count(finding => finding is { Rule: 29, DecidedBy.Length: 0 }));
}
