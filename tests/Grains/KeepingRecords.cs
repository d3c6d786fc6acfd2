using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Who is due for erasure and when; what is known of the end of care; holds, which nothing passes.</summary>
public sealed class KeepingRecords
{
    private const string Officer = "data_protection_officer";

    private readonly Provider _p = OnPaper();

    public KeepingRecords() => _p.By("rm", new RegisterPeopleRequest { People = { Person("cat", Other), Person("dot", Other) } });

    [Fact]
    public void Whose_end_of_care_is_not_known_is_never_due()
    {
        _p.Now = Out.AddYears(50);
        Assert.Equal("end_of_care_unknown", Row("cat").Standing);
        Assert.Equal(("", ""), (Row("cat").KeepUntil, Row("cat").CountsFrom));
        Assert.Equal([("due", 0), ("held", 0), ("open_incident", 0), ("not_due", 0), ("end_of_care_unknown", 4)], List().Counts.Select(count => (count.Standing, count.People)));
    }

    [Fact]
    public void An_end_of_care_is_a_fact_with_an_author_and_every_version_of_it_stays()
    {
        Ended("cat", "2026-02-01", "moved away");
        Ended("cat", "2026-02-10", "the date was misread");
        Assert.Empty(Ended("cat", "2026-02-10", "once more").Recorded);
        _p.Now = Out.AddDays(60);
        Ended("cat", "", "she came back");
        var row = Row("cat");
        Assert.Equal(["2026-02-01", "2026-02-10", ""], row.Versions.Select(version => version.CareEndedOn));
        Assert.Equal("end_of_care_unknown", row.Standing);
        Assert.Equal(("rm", "registered_manager", "the date was misread"), (row.Versions[1].RecordedBy, row.Versions[1].RecordedRole, row.Versions[1].Reason));
        Assert.Equal(_p.Log.View.Organisation.EndsOfCare["cat"], _p.Log.Rebuild().Organisation.EndsOfCare["cat"]);
    }

    [Theory]
    [InlineData("cat", "2026-13-01", "r", "INVALID_ARGUMENT")]
    [InlineData("cat", "2027-01-01", "r", "INVALID_ARGUMENT")]
    [InlineData("cat", "2026-01-01", "", "INVALID_ARGUMENT")]
    [InlineData("cat", "", "nothing to take back", "INVALID_ARGUMENT")]
    [InlineData("nobody", "2026-01-01", "r", "PERSON_UNKNOWN")]
    public void An_end_of_care_that_cannot_be_is_refused(string person, string on, string reason, string code) =>
        Assert.Equal(code, _p.Try("rm", new RecordEndOfCareRequest { PersonId = person, CareEndedOn = on, Reason = reason }).Code);

    [Fact]
    public void They_are_due_to_the_day_and_what_the_list_says_is_what_is_decided()
    {
        Ended("cat", "2026-02-28");
        foreach (var (now, standing) in ((DateTimeOffset, string)[])[(new(2034, 2, 27, 23, 59, 0, TimeSpan.Zero), "not_due"), (new(2034, 2, 28, 0, 0, 0, TimeSpan.Zero), "due")])
        {
            _p.Now = now;
            Assert.Equal((standing, "2034-02-28", "care_ended"), (Row("cat").Standing, Row("cat").KeepUntil, Row("cat").CountsFrom));
            var answer = _p.Try("dpo", Erase("cat"), Officer);
            Assert.Equal(standing == "due", answer.Accepted);
            if (standing == "not_due")
                Assert.Equal((Catalogue.RetentionNotOver.Code, "cat: care ended on 2026-02-28; records are kept for 8 years after that, until 2034-02-28."), (answer.Code, answer.Refusal!.Reasons.Single()));
        }
    }

    [Fact]
    public void An_incident_that_was_closed_later_counts_and_one_that_is_open_keeps_everybody_of_it()
    {
        Ended("ann", "2026-03-01");
        _p.Now = Out.AddYears(20);
        var open = Row("ann");
        Assert.Equal(("open_incident", Incident, "", ""), (open.Standing, open.OpenIncidentIds.Single(), open.LastIncidentId, open.KeepUntil));
        Assert.Equal(Catalogue.RetentionNotOver.Code, _p.Try("dpo", Erase("ann"), Officer).Code);
        _p.Log.Append("incident", Incident, new IncidentClosed(), new(Incident, ""), "director", "group_quality_director", Out.AddYears(1), "closed");
        var row = Row("ann");
        Assert.Equal(("due", Incident, "2027-03-03", "2035-03-03", "last_incident"), (row.Standing, row.LastIncidentId, row.LastIncidentClosedOn, row.KeepUntil, row.CountsFrom));
        _p.Now = new DateTimeOffset(2035, 3, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(("not_due", Catalogue.RetentionNotOver.Code), (Row("ann").Standing, _p.Try("dpo", Erase("ann"), Officer).Code));
        _p.Now = _p.Now.AddDays(1);
        Assert.True(_p.Try("dpo", Erase("ann"), Officer).Accepted);
    }

    [Fact]
    public void An_erasure_states_no_other_end_of_care_than_is_recorded()
    {
        Ended("cat", "2010-01-01");
        Assert.Equal((Catalogue.EndOfCareDiffers.Code, "cat: it is recorded that care ended on 2010-01-01."), Refused(Erase("cat", "2009-01-01")));
        Assert.True(_p.Try("dpo", Erase("cat", "2010-01-01"), Officer).Accepted);
        Ended("dot", "2010-01-01");
        Ended("dot", "", "care goes on");
        Assert.Equal((Catalogue.EndOfCareDiffers.Code, "dot: it is recorded that care goes on."), Refused(Erase("dot", "2010-01-01")));
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(Erase("dot")).Code);
    }

    [Fact]
    public void A_lawful_reason_erases_before_the_time_and_is_recorded_with_the_day_that_it_set_aside()
    {
        Ended("cat", "2026-02-01");
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(With(Erase("cat"), "because", "x")).Code);
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(With(Erase("cat"), "erasure_request", "")).Code);
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(With(Erase("cat"), "", "of nothing")).Code);
        var decided = Assert.IsType<ErasureDecided>(Assert.Single(_p.Try("dpo", With(Erase("cat"), "erasure_request", "R-7"), Officer).Recorded).Event);
        Assert.Equal(("2026-02-01", "erasure_request", "R-7", "2034-02-01"), (decided.CareEndedOn, decided.LawfulBasis, decided.LawfulReference, decided.KeptUntil));

        // Somebody whose care goes on may ask as well.
        Assert.Equal(("", ""), _p.Try("dpo", With(Erase("dot"), "court_order", "C-1"), Officer).Recorded.Select(recorded => (ErasureDecided)recorded.Event).Select(one => (one.CareEndedOn, one.KeptUntil)).Single());

        // What is evidence of an open incident stays.
        Assert.Equal(Catalogue.RetentionNotOver.Code, Refused(With(Erase("ann"), "erasure_request", "R-8")).Code);
    }

    [Fact]
    public void A_register_of_controlled_drugs_is_kept_for_its_own_years_whatever_is_asked_for()
    {
        _p.By("rm", new AmendExpectedRequest { IncidentId = Incident, PersonId = "ann", Reason = "late", Added = { new Facts.V1.ExpectedItem { ItemId = "cd", Dose = new() { MedicineId = "oxy", Medicine = "Oxycodone", CdSchedule = "2", DueAt = At(Out.AddHours(2)) } } } });
        var recorded = _p.Now;
        _p.Log.Append("incident", Incident, new IncidentClosed(), new(Incident, ""), "director", "group_quality_director", _p.Now.AddDays(1), "closed");
        _p.Now = recorded.AddYears(2).AddMinutes(-1);
        var (code, reason) = Refused(With(Erase("ann"), "erasure_request", "R-9"));
        Assert.Equal(Catalogue.RetentionNotOver.Code, code);
        Assert.Contains("register of controlled drugs, which is kept for 2 years after the last, until 2028-03-03", reason, StringComparison.Ordinal);
        _p.Now = recorded.AddYears(2);
        Assert.True(_p.Try("dpo", With(Erase("ann"), "erasure_request", "R-9"), Officer).Accepted);
        Assert.True(_p.Try("dpo", With(Erase("bob"), "erasure_request", "R-9"), Officer).Accepted);
    }

    [Fact]
    public void A_hold_on_somebody_keeps_them_until_it_is_lifted_and_stays_on_record()
    {
        Ended("cat", "2010-01-01");
        _p.Try("dpo", Hold("h-1", "cat"), Officer);
        Assert.Empty(_p.Try("dpo", Hold("h-1", "cat"), Officer).Recorded);
        Assert.Equal((Catalogue.LegalHold.Code, "cat is kept by hold h-1 (COR/114), placed on 2026-03-03."), Refused(Erase("cat")));
        Assert.Equal(Catalogue.LegalHold.Code, Refused(With(Erase("cat"), "court_order", "C-2")).Code);
        Assert.Equal(("held", "h-1"), (Row("cat").Standing, Row("cat").Holds.Single().HoldId));
        Assert.True(_p.Try("dpo", new LiftLegalHoldRequest { HoldId = "h-1", Reason = "the inquest is over" }, Officer).Accepted);
        Assert.Equal(Catalogue.AlreadyResolved.Code, Refused(new LiftLegalHoldRequest { HoldId = "h-1", Reason = "twice" }).Code);
        Assert.Equal(Catalogue.AlreadyExists.Code, Refused(Hold("h-1", "cat")).Code);
        var kept = Holds().Single();
        Assert.Equal((true, "dpo", "the inquest is over", "COR/114", 1), (kept.Lifted, kept.LiftedBy, kept.LiftedBecause, kept.Reference, kept.People));
        Assert.True(_p.Try("dpo", Erase("cat"), Officer).Accepted);
    }

    [Fact]
    public void A_hold_on_an_incident_keeps_everybody_whom_it_names_and_nobody_else()
    {
        _p.Try("dpo", new PlaceLegalHoldRequest { HoldId = "h-2", OfIncidentId = Incident, Reference = "CLAIM-9", Reason = "a claim was announced" }, Officer);
        _p.Log.Append("incident", Incident, new IncidentClosed(), new(Incident, ""), "director", "group_quality_director", _p.Now, "closed");
        Ended("bob", "2010-01-01");
        Ended("cat", "2010-01-01");
        _p.Now = Out.AddYears(20);
        Assert.Equal((Catalogue.LegalHold.Code, $"bob is kept by hold h-2 (CLAIM-9) on incident {Incident}, placed on 2026-03-03."), Refused(Erase("bob")));
        Assert.Equal(("held", "due"), (Row("bob").Standing, Row("cat").Standing));
        Assert.Equal(2, Holds().Single().People);
        Assert.True(_p.Try("dpo", Erase("cat"), Officer).Accepted);
    }

    [Fact]
    public void A_hold_names_a_person_or_an_incident_that_there_is()
    {
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(Hold("h", "")).Code);
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(new PlaceLegalHoldRequest { HoldId = "h", PersonId = "ann", OfIncidentId = Incident, Reference = "r", Reason = "r" }).Code);
        Assert.Equal(Catalogue.InvalidArgument.Code, Refused(new PlaceLegalHoldRequest { HoldId = "h", PersonId = "ann", Reason = "no reference" }).Code);
        Assert.Equal(Catalogue.PersonUnknown.Code, Refused(Hold("h", "nobody")).Code);
        Assert.Equal(Catalogue.IncidentUnknown.Code, Refused(new PlaceLegalHoldRequest { HoldId = "h", OfIncidentId = "nothing", Reference = "r", Reason = "r" }).Code);
        Assert.Equal(Catalogue.LegalHoldUnknown.Code, Refused(new LiftLegalHoldRequest { HoldId = "h", Reason = "r" }).Code);
        Assert.Equal(Catalogue.RoleNotAllowed.Code, _p.Try("rm", new LiftLegalHoldRequest { HoldId = "h", Reason = "r" }).Code);
    }

    [Fact]
    public void Whose_erasure_was_decided_can_no_longer_be_held_and_the_words_of_their_holds_go_with_them()
    {
        Ended("cat", "2010-01-01");
        _p.Try("dpo", Hold("h-1", "cat"), Officer);
        _p.Try("dpo", new LiftLegalHoldRequest { HoldId = "h-1", Reason = "over" }, Officer);
        Assert.True(_p.Try("dpo", Erase("cat"), Officer).Accepted);
        Assert.Contains("cat", _p.Log.View.Organisation.People.Keys);
        Assert.Equal(Catalogue.PersonErased.Code, Refused(Hold("h-2", "cat")).Code);
        _p.Log.Append("organisation", "", new PersonErased { PersonId = "cat" }, new("", ""), "node", "node", _p.Now, "erased");
        Assert.Equal(Catalogue.PersonErased.Code, Refused(Hold("h-2", "cat")).Code);
        Assert.Equal(Catalogue.PersonErased.Code, _p.Try("rm", new RecordEndOfCareRequest { PersonId = "cat", CareEndedOn = "2011-01-01", Reason = "late" }).Code);
        var hold = Holds().Single();
        Assert.Equal(("cat", "", "", "", true, 0), (hold.PersonId, hold.Reference, hold.Reason, hold.LiftedBecause, hold.Lifted, hold.People));
        Assert.Equal(["cat"], hold.ErasedPeople);
        Assert.Equal(["cat"], List().ErasedPeople);
    }

    [Fact]
    public void The_list_comes_in_pages_and_by_standing()
    {
        Ended("cat", "2010-01-01");
        var first = Ask(new GetRetentionRequest { PageSize = 2 });
        Assert.Equal(["ann", "bob"], first.People.Select(one => one.PersonId));
        Assert.Equal("bob", first.NextAfterPersonId);
        var second = Ask(new GetRetentionRequest { PageSize = 2, AfterPersonId = "bob" });
        Assert.Equal(["cat", "dot"], second.People.Select(one => one.PersonId));
        Assert.Equal("", second.NextAfterPersonId);
        Assert.Equal(["cat"], Ask(new GetRetentionRequest { Standing = "due" }).People.Select(one => one.PersonId));
        Assert.Equal(Catalogue.InvalidArgument, Grains.Boards.BoardQueries.Answer(_p.Log.View, new GetRetentionRequest { Standing = "overdue" }, _p.Now).Refusal!.Kind);
    }

    [Fact]
    public void Policy_keeps_longer_and_never_shorter_and_the_earlier_name_of_the_key_still_means_it()
    {
        foreach (var json in (string[])["""{ "retention_years_after_care_ends": 7 }""", """{ "retention_years_cd_register": 1 }""", """{ "retention_years": 9, "retention_years_after_care_ends": 9 }"""])
            Assert.False(PolicyFile.TryRead(json, out _, out _), json);
        Assert.True(PolicyFile.TryRead("""{ "retention_years": 12, "retention_years_cd_register": 3 }""", out var policy, out _));
        Assert.Equal((12, 3), (policy.RetentionYearsAfterCareEnds, policy.RetentionYearsCdRegister));
        _p.By("director", new SetPolicyRequest { PolicyJson = """{ "retention_years_after_care_ends": 10 }""", Reason = "more" });
        Ended("cat", "2010-02-01");
        Assert.Equal(("2020-02-01", 10, 2), (Row("cat").KeepUntil, List().YearsAfterCareEnds, List().YearsCdRegister));
    }

    private TestHarness.Outcome Ended(string person, string on, string reason = "told by the family") =>
        _p.By("rm", new RecordEndOfCareRequest { PersonId = person, CareEndedOn = on, Reason = reason });

    private GetRetentionReply List() => Ask(new GetRetentionRequest());

    private GetRetentionReply Ask(GetRetentionRequest request) => (GetRetentionReply)_p.Ask(request);

    private PersonRetention Row(string person) => List().People.Single(one => one.PersonId == person);

    private Google.Protobuf.Collections.RepeatedField<LegalHold> Holds() => ((GetLegalHoldsReply)_p.Ask(new GetLegalHoldsRequest())).Holds;

    private (string? Code, string Reason) Refused(IMessage command)
    {
        var answer = _p.Try("dpo", command, Officer);
        return (answer.Code, answer.Refusal?.Reasons.FirstOrDefault() ?? "");
    }

    private static PlaceLegalHoldRequest Hold(string id, string person) => new() { HoldId = id, PersonId = person, Reference = "COR/114", Reason = "the coroner asks for the record" };

    private static ErasePersonRequest Erase(string person, string ended = "") => new() { PersonId = person, CareEndedOn = ended, Reason = "the time is over" };

    private static ErasePersonRequest With(ErasePersonRequest request, string basis, string reference)
    {
        (request.LawfulBasis, request.LawfulReference) = (basis, reference);
        return request;
    }
}
