using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Giver, transcriber, second checker, signer, auditor, and who overrides and reviews: each pair of duties that one person may not have.</summary>
public sealed class SeparationOfDuties
{
    private const string Same = "SAME_PERSON";

    [Theory]
    [InlineData("carer", Same)]
    [InlineData("carer2", Same)]
    [InlineData("nic", "")]
    public void Who_checks_neither_gave_nor_transcribed(string checker, string code) => Assert.Equal(code, Entered().Try(checker, Check()).Code);

    [Theory]
    [InlineData("rm", Same)]
    [InlineData("rm2", "")]
    public void Who_signs_transcribed_nothing(string signer, string code)
    {
        var p = Recovered();
        p.By("rm", Entries("bob", PaperNote("e-late", "activities")));
        p.Now = p.Now.AddMinutes(5);
        p.By("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-late" });
        Assert.Equal(code, p.Try(signer, SignOff()).Code);
    }

    [Theory]
    [InlineData("gave")]
    [InlineData("transcribed")]
    [InlineData("checked")]
    [InlineData("signed")]
    [InlineData("none")]
    public void Who_audits_had_no_hand_in_it(string hand)
    {
        var p = Recovered();
        var entry = PaperNote("e-agency", "activities");
        entry.Author = hand == "gave" ? "auditor" : "carer2";
        p.By(hand == "transcribed" ? "auditor" : "carer", Entries("bob", entry));
        p.Now = p.Now.AddMinutes(5);
        p.By(hand == "checked" ? "auditor" : "nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-agency" });
        p.By(hand == "signed" ? "auditor" : "rm", SignOff());
        p.By("director", new BeginAssuranceRequest { IncidentId = Incident });
        Assert.Equal(hand == "none" ? "" : Same, p.Try("director", new DrawAuditSampleRequest { IncidentId = Incident, Seed = "7", Auditor = "auditor" }).Code);
    }

    [Fact]
    public void Who_audits_works_at_no_service_of_the_incident_and_judges_alone()
    {
        var p = SignedOff();
        p.By("director", new BeginAssuranceRequest { IncidentId = Incident });
        Assert.Equal("AUDITOR_FROM_SERVICE", p.Try("director", new DrawAuditSampleRequest { IncidentId = Incident, Seed = "7", Auditor = "novice" }).Code);
        p.By("director", new DrawAuditSampleRequest { IncidentId = Incident, Seed = "7", Auditor = "auditor" });
        Assert.Equal(Same, p.Try("director", new JudgeAuditItemRequest { IncidentId = Incident }).Code);
        Assert.Equal("", p.Try("auditor", new JudgeAuditItemRequest { IncidentId = Incident }).Code);
    }

    [Theory]
    [InlineData("nic", Same)] // made it
    [InlineData("carer", Same)] // transcribed the entry, and checked it under the override
    [InlineData("carer2", Same)] // gave the care
    [InlineData("rm", "")]
    public void Who_reviews_an_override_neither_made_it_nor_profits_from_it(string reviewer, string code)
    {
        var p = Overridden();
        p.By("carer", Check("o1"));
        Assert.Equal(code, p.Try(reviewer, Review(), "registered_manager").Code);
    }

    [Fact]
    public void Who_reviewed_an_override_beforehand_does_not_check_under_it()
    {
        var p = Overridden();
        p.By("rm", Review());
        Assert.Equal(Same, p.Try("rm", Check("o1")).Code);
        Assert.Equal("", p.Try("carer", Check("o1")).Code);
    }

    [Fact]
    public void An_override_that_was_not_accepted_lets_nothing_pass()
    {
        var p = Overridden();
        p.By("rm", Review(accepted: false));
        Assert.Equal("OVERRIDE_UNKNOWN", p.Try("carer", Check("o1")).Code);
    }

    [Fact]
    public void A_review_that_is_late_shows_on_the_board_until_it_is_done()
    {
        var p = Overridden();
        p.Now = p.Now.AddHours(24);
        Assert.Equal((1, 0), (Board(p).OverridesUnreviewed, Board(p).OverridesOverdue));
        p.Now = p.Now.AddMinutes(1);
        Assert.Equal((1, 1), (Board(p).OverridesUnreviewed, Board(p).OverridesOverdue));
        Assert.True(Assert.Single(p.Run().Overrides).ReviewOverdue);
        p.By("director", new SetPolicyRequest { PolicyJson = """{ "override_review_hours": 48 }""", Reason = "weekends" });
        Assert.Equal(0, Board(p).OverridesOverdue);
        p.Now = p.Now.AddHours(24);
        Assert.Equal(1, Board(p).OverridesOverdue);
        p.By("rm", Review());
        Assert.Equal((0, 0), (Board(p).OverridesUnreviewed, Board(p).OverridesOverdue));
    }

    [Fact]
    public void Who_completes_a_step_is_not_its_owner_and_a_next_dose_is_checked_by_two()
    {
        var p = Recovered();
        Assert.Equal(Same, p.Try("nic", new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = 3, Owner = "nic" }).Code);
        Assert.Equal(Same, p.Try("nic", new CheckNextDoseRequest { IncidentId = Incident, ServiceId = Home, PersonId = "ann", LastDose = "none due", CheckedWith = "nic" }).Code);
    }

    [Fact]
    public void Two_who_check_each_other_are_found()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e-1")));
        p.By("nic", Entries("bob", PaperNote("e-2")));
        p.Now = p.Now.AddMinutes(5);
        p.By("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-1" });
        Assert.DoesNotContain(Found(p), finding => finding.Code == "reciprocal_checking");
        p.By("carer", new CheckEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-2" });
        Assert.Equal(39, Assert.Single(Found(p), finding => finding.Code == "reciprocal_checking").Rule);
    }

    private static Provider Entered()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e-ann")));
        p.Now = p.Now.AddMinutes(1);
        return p;
    }

    private static Provider Overridden()
    {
        var p = Entered();
        p.By("nic", new OverrideDutyRequest { IncidentId = Incident, ServiceId = Home, OverrideId = "o1", Duty = "second_check", PersonId = "ann", EntryId = "e-ann", Reason = "Two on duty tonight" });
        return p;
    }

    private static CheckEntryRequest Check(string overrideId = "") => new() { IncidentId = Incident, PersonId = "ann", EntryId = "e-ann", OverrideId = overrideId };

    private static ReviewOverrideRequest Review(bool accepted = true) => new() { IncidentId = Incident, ServiceId = Home, OverrideId = "o1", Accepted = accepted, Note = "Seen with the sheet" };

    private static RunSummary Board(Provider p) => Assert.Single(((GetBoardReply)p.Ask(new GetBoardRequest())).Runs);

    private static IEnumerable<Finding> Found(Provider p) => ((GetFindingsReply)p.Ask(new GetFindingsRequest { IncidentId = Incident })).Findings;
}
