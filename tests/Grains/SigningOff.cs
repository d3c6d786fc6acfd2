using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class SigningOff
{
    [Fact]
    public void Signs_a_service_whose_every_item_is_checked_and_counts_what_it_covers()
    {
        var p = Recovered();
        var outcome = p.Try("rm", SignOff());
        Assert.Equal("", outcome.Code);
        var signed = Assert.IsType<Events.V1.ServiceSignedOff>(Assert.Single(outcome.Recorded).Event);
        Assert.Equal((3, 2, p.Log.Position - 1), (signed.Items, signed.People, signed.JudgedPosition));
        Assert.Equal("signed_off", p.Run().Summary.State);
        Assert.Equal(3, p.Run().Summary.Completeness.Signed);
        Assert.True(p.Run().Summary.Completeness.Complete);
    }

    [Fact]
    public void Refuses_on_record_and_names_everything_that_is_open()
    {
        var p = AllClear();
        var outcome = p.Try("rm", SignOff());
        Assert.Equal("SIGN_OFF_BLOCKED", outcome.Code);
        Assert.Contains(outcome.Refusal!.Reasons, reason => reason.Contains("dose-levo", StringComparison.Ordinal));
        Assert.Contains(outcome.Refusal.Reasons, reason => reason.Contains("note-bob", StringComparison.Ordinal));
        Assert.Contains(outcome.Refusal.Reasons, reason => reason == $"Sheet {Serial} is not returned.");
        Assert.Contains(outcome.Refusal.Reasons, reason => reason.StartsWith("Step 6 ", StringComparison.Ordinal));
        var onRecord = Assert.IsType<Events.V1.SignOffRefused>(Assert.Single(outcome.Recorded).Event);
        Assert.Equal(outcome.Refusal.Reasons, onRecord.Reasons);
    }

    [Fact]
    public void Refuses_while_an_unplanned_fall_waits_for_its_second_check()
    {
        var p = Recovered();
        p.By("carer", Entries("bob", PaperNote("e-fall", "fall")));
        var outcome = p.Try("rm", SignOff());
        Assert.Equal("SIGN_OFF_BLOCKED", outcome.Code);
        Assert.StartsWith("P1 open: entry:e-fall", outcome.Refusal!.Reasons[0], StringComparison.Ordinal);
        Assert.Contains(((GetFindingsReply)p.Ask(new GetFindingsRequest { IncidentId = Incident })).Findings, finding => finding.Rule == 42);
    }

    [Fact]
    public void Refuses_while_a_query_is_open()
    {
        var p = Recovered();
        p.By("nic", new RaiseQueryRequest { IncidentId = Incident, PersonId = "ann", QueryId = "q1", EntryId = "e-dose", Text = "Is the time right?" });
        Assert.Contains(p.Try("rm", SignOff()).Refusal!.Reasons, reason => reason.StartsWith("Query q1 of ann", StringComparison.Ordinal));
        p.By("deputy", new ResolveQueryRequest { IncidentId = Incident, PersonId = "ann", QueryId = "q1", Resolution = "Yes, seen on the sheet." });
        Assert.Equal("", p.Try("rm", SignOff()).Code);
    }

    [Fact]
    public void Refuses_somebody_who_transcribed_even_if_the_entry_was_corrected_since()
    {
        var p = AllClear();
        p.By("rm", Entries("ann", PaperNote("e-x")));
        var corrected = PaperNote("e-x");
        corrected.Record.Text = "Washed with help.";
        p.By("carer", new CorrectEntryRequest { IncidentId = Incident, PersonId = "ann", Entry = corrected, Reason = "Misread" });
        Assert.Equal("SAME_PERSON", p.Try("rm", SignOff()).Code);
        Assert.Equal("SIGN_OFF_BLOCKED", p.Try("rm2", SignOff()).Code);
    }

    [Fact]
    public void Refuses_a_role_that_may_not_sign()
    {
        var outcome = Recovered().Try("carer", SignOff());
        Assert.Equal("ROLE_NOT_ALLOWED", outcome.Code);
        Assert.Empty(outcome.Recorded);
    }

    [Fact]
    public void A_later_entry_reopens_it_visibly()
    {
        var p = SignedOff();
        p.By("carer", Entries("bob", PaperNote("e-late", "mood")));
        var summary = p.Run().Summary;
        Assert.Equal(("reopened", false, 0), (summary.State, summary.Completeness.Complete, summary.Completeness.Signed));
        Assert.Contains(((GetFindingsReply)p.Ask(new GetFindingsRequest { IncidentId = Incident })).Findings, finding => finding is { Rule: 43, PersonId: "bob" });
    }

    [Fact]
    public void A_person_admitted_after_the_census_is_not_forgotten()
    {
        var p = Recovered();
        p.By("rm", new RegisterPeopleRequest { People = { Person("cyd") } });
        Assert.False(p.Run().Summary.Completeness.Complete);
        Assert.Contains(p.Try("rm", SignOff()).Refusal!.Reasons, reason => reason.StartsWith("cyd is registered", StringComparison.Ordinal));
        p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = "cyd", ServiceId = Home });
        Assert.Equal("", p.Try("rm", SignOff()).Code);
    }

    [Fact]
    public void A_changed_expected_set_stays_in_the_way_until_somebody_decides()
    {
        var p = Recovered();
        p.By("deputy", new AmendExpectedRequest { IncidentId = Incident, PersonId = "bob", Withdrawn = { "note-bob" }, Reason = "On leave that day" });
        var finding = Assert.Single(((GetFindingsReply)p.Ask(new GetFindingsRequest { IncidentId = Incident })).Findings, f => f.Rule == 8);
        Assert.Equal("SIGN_OFF_BLOCKED", p.Try("rm", SignOff()).Code);
        p.By("deputy", new DecideRunFindingRequest { IncidentId = Incident, ServiceId = Home, FindingId = finding.FindingId, Decision = "accepted", Reason = "Leave confirmed with the family" });
        Assert.DoesNotContain(p.Try("rm", SignOff()).Refusal?.Reasons ?? [], reason => reason.StartsWith("Finding ", StringComparison.Ordinal));
    }

    [Fact]
    public void Signing_twice_says_the_same_and_the_second_stands_beside_the_first()
    {
        var p = SignedOff();
        var again = p.Try("rm2", SignOff());
        Assert.True(again.Accepted);
        Assert.Equal("rm2", p.Run().Summary.SignedOffBy);
    }
}
