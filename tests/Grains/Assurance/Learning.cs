using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Assurance;

public sealed class Learning
{
    private readonly Provider _p = AllClear();

    [Fact]
    public void The_timeline_is_set_against_limits()
    {
        var review = Review();
        Assert.Equal(["detected", "declared", "contingency", "restored", "reconciling"], review.Milestones.Select(milestone => milestone.What));
        Assert.All(review.Milestones, milestone => Assert.Equal(0, milestone.LateSeconds));
        Assert.Equal(7 * 3600, review.Milestones.Single(milestone => milestone.What == "restored").SecondsFromDetection);
        var clear = review.Steps.Single(step => step.Step == 1);
        Assert.Equal(("nic", "rm", false), (clear.Owner, clear.Checker, clear.Overdue));
        Assert.NotNull(clear.DoneAt);
        _p.Now = Back.AddHours(3);
        var incidents = Review().Steps.Single(step => step.Step == 4);
        Assert.Equal((true, 2 * 3600L), (incidents.Overdue, incidents.LateSeconds));
        Assert.Equal(Back.AddHours(1), incidents.DueAt.Instant.ToDateTimeOffset());
    }

    [Fact]
    public void A_late_declaration_is_seen()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar" }, Services = { Home }, DetectedAt = At(Out), DeclaredAt = At(Out.AddMinutes(40)) });
        Assert.Equal(25 * 60, Review(p).Milestones.Single(milestone => milestone.What == "declared").LateSeconds);
    }

    [Fact]
    public void Systems_that_came_back_in_another_order_than_policy_says_are_named_with_their_services()
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "rostering", "emar" }, Services = { Home, Other }, DeclaredAt = At(Out) });
        p.By("rm", new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(Out) });
        p.By("rm", Restored("rostering", Home, 1));
        p.By("rm", Restored("emar", Home, 2));
        p.By("rm", Restored("emar", Other, 1));
        p.By("rm", Restored("rostering", Other, 2));
        var review = Review(p);
        Assert.Equal("emar came back after rostering, which policy puts behind it, at 1 of 2 services: oak.", Assert.Single(review.RestoredOutOfOrder));
        Assert.Equal(4, review.Restorations.Count);
        p.By("director", new SetPolicyRequest { PolicyJson = """{ "restoration_order": ["rostering", "emar"] }""", Reason = "homecare first" });
        Assert.Contains("at 1 of 2 services: elm", Assert.Single(Review(p).RestoredOutOfOrder), StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_material_is_held_against_the_latest_authorised_version()
    {
        var p = Registered();
        foreach (var (id, summary, printed) in (ReadOnlySpan<(string, string, string)>)[("cat", "4", "4"), ("dan", "4", "3"), ("eve", "4", ""), ("fay", "", "2")])
        {
            var person = Person(id);
            (person.SummaryVersion, person.PrintedSummaryVersion) = (summary, printed);
            p.By("rm", new RegisterPeopleRequest { People = { person } });
        }

        p.By("rm", new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Down", Systems = { "emar" }, Services = { Home }, DeclaredAt = At(Out) });
        p.By("rm", new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(Out), Census = { ((string[])["ann", "bob", "cat", "dan", "eve", "fay"]).Select(id => new RunCensusEntry { PersonId = id, ExpectedItems = 1 }) } });
        foreach (var id in (string[])["ann", "bob", "cat", "dan", "eve", "fay"])
            p.By("rm", new FreezeExpectedRequest { IncidentId = Incident, PersonId = id, ServiceId = Home, Items = { Note(id) } });
        var printedAt = Assert.Single(Review(p).Printed);
        Assert.Equal((6, 1, 1, 1, 3), (printedAt.People, printedAt.Current, printedAt.Outdated, printedAt.NotPrinted, printedAt.Unknown));
        Assert.Equal("dan", Assert.Single(printedAt.OutdatedPeople));
    }

    [Fact]
    public void A_supplier_is_held_to_answers_and_promises()
    {
        _p.By("rm", ToSupplier("s1", Out.AddMinutes(10)));
        _p.By("rm", FromSupplier("s2", Out.AddMinutes(40), answers: "s1", promise: "back by noon", by: Out.AddHours(4)));
        _p.By("rm", ToSupplier("s3", Out.AddHours(5)));
        _p.By("rm", FromSupplier("s4", Out.AddHours(6), promise: "a report", by: _p.Now.AddDays(7)));
        var card = Review().Supplier;
        Assert.Equal((4, 2, 1, 1800L), (card.Contacts, card.Asked, card.Answered, card.LongestAnswerSeconds));
        Assert.Equal((2, 0, 0, 1, 1), (card.Promises, card.PromisesKept, card.PromisesBroken, card.PromisesOpen, card.PromisesUnjudged));
        Assert.Equal((600L, 7 * 3600L), (card.FirstContactSeconds, card.OutageSeconds));
        _p.By("rm", new JudgeSupplierPromiseRequest { IncidentId = Incident, ContactId = "s2", Kept = false, Note = "back at three" });
        Assert.Equal((1, 0), (Review().Supplier.PromisesBroken, Review().Supplier.PromisesUnjudged));
    }

    [Fact]
    public void What_cannot_be_so_is_refused()
    {
        Refused("SUPPLIER_CONTACT_UNKNOWN", FromSupplier("s2", Out, answers: "s1"));
        Refused("INVALID_ARGUMENT", FromSupplier("s2", Out, promise: "soon"));
        _p.By("rm", ToSupplier("s1", Out.AddHours(1)));
        Refused("INVALID_ARGUMENT", FromSupplier("s2", Out, answers: "s1"));
        Refused("ALREADY_EXISTS", ToSupplier("s1", Out.AddHours(2)));
        Refused("SUPPLIER_CONTACT_UNKNOWN", new JudgeSupplierPromiseRequest { IncidentId = Incident, ContactId = "s1", Kept = true, Note = "n" });
        Refused("INVALID_ARGUMENT", new AnswerReviewQuestionRequest { IncidentId = Incident, Question = "weather", Answer = "yes", Detail = "d" });
        Refused("NOT_IN_INCIDENT", new AnswerReviewQuestionRequest { IncidentId = Incident, Question = "roles_clear", Answer = "yes", Detail = "d", ServiceId = Other });
        Refused("INVALID_ARGUMENT", new IdentifyFactorRequest { IncidentId = Incident, Factor = "bad.luck", Note = "n" });
        Refused("FACTOR_UNKNOWN", new WithdrawFactorRequest { IncidentId = Incident, Factor = "tools.backup", Reason = "r" });
        Refused("FACTOR_UNKNOWN", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "t", Owner = "nic", DueOn = "2026-04-01", Factor = "tools.backup" });
        Refused("INVALID_ARGUMENT", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "t", Owner = "nic", DueOn = "2026-04-01", CheckOn = "2026-03-01" });
        Refused("ACTION_UNKNOWN", new CheckActionEffectivenessRequest { IncidentId = Incident, ActionId = "a", Effective = true, CheckedOn = "2026-03-03", Result = "r" });
        Refused("ACTION_UNKNOWN", new NoteMeetingRequest { IncidentId = Incident, MeetingId = "m", Forum = "board", HeldOn = "2026-03-03", ActionIds = { "a" }, Decision = "d" });
        var said = Feedback("f1", anonymous: true);
        said.Author = "ann";
        Refused("INVALID_ARGUMENT", said);
    }

    [Fact]
    public void Who_speaks_without_a_name_is_not_named_by_who_typed_it()
    {
        _p.By("carer", Feedback("f1", anonymous: true));
        _p.By("carer", Feedback("f2", anonymous: false));
        var feedback = Review().Feedback;
        Assert.Equal(["", "carer"], feedback.Select(one => one.RecordedBy));
        Assert.All(feedback, one => Assert.Equal("care_worker", one.AuthorRole));
    }

    [Fact]
    public void An_action_that_does_not_help_is_open_again_and_its_owner_is_not_asked()
    {
        _p.By("director", new IdentifyFactorRequest { IncidentId = Incident, Factor = "tools.printed_material", Note = "no version number" });
        _p.By("director", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "Version on summaries", Owner = "rm", DueOn = "2026-03-10", Factor = "tools.printed_material", CheckOn = "2026-04-10" });
        Refused("ACTION_NOT_CLOSED", Check(true), "director");
        _p.By("rm", new CloseActionRequest { IncidentId = Incident, ActionId = "a", Proof = "template 4" });
        Refused("SAME_PERSON", Check(true), "rm");
        _p.By("director", Check(false));
        var action = Assert.Single(Governance().Actions);
        Assert.Equal((false, "", 1), (action.Closed, action.Proof, action.TimesReopened));
        _p.By("rm", new CloseActionRequest { IncidentId = Incident, ActionId = "a", Proof = "template 5" });
        _p.By("director", Check(true));
        action = Assert.Single(Governance().Actions);
        Assert.Equal((true, "template 5", "rm", 2), (action.Closed, action.Proof, action.ClosedBy, action.Checks.Count));
    }

    [Fact]
    public void Learning_waits_for_what_policy_asks()
    {
        _p.By("director", new SetPolicyRequest { PolicyJson = """{ "learning_requires": ["review", "factors", "questions", "debrief", "people_heard", "supplier_judged", "notifications_sent"] }""", Reason = "all of it" });
        Assert.Equal(1 + 1 + 5 + 1 + 1 + 7, Review().OpenBeforeLearning.Count);
        _p.By("director", new IdentifyFactorRequest { IncidentId = Incident, Factor = "tools.backup", Note = "n" });
        _p.By("carer", Feedback("f1", anonymous: false));
        foreach (var question in (string[])["printed_material", "roles_clear", "restoration_order", "supplier", "recurrence"])
            _p.By("director", new AnswerReviewQuestionRequest { IncidentId = Incident, Question = question, Answer = "partly", Detail = "as the debrief says" });
        _p.By("director", new DecideNotificationRequest { IncidentId = Incident, Body = "cqc", Reason = "r" });
        Assert.Equal(1 + 1 + 6, Review().OpenBeforeLearning.Count);
    }

    [Fact]
    public void Rule_46_is_found_where_nobody_decided_in_time_and_names_who_did_later()
    {
        Assert.DoesNotContain(Review().Findings, finding => finding.FindingId == "notification_decision_missing|ico");
        _p.Now = Out.AddHours(61);
        Assert.Equal("open", Review().Findings.Single(finding => finding.FindingId == "notification_decision_missing|ico").State);
        _p.By("director", new DecideNotificationRequest { IncidentId = Incident, Body = "ico", Reason = "no risk to anybody" });
        Assert.Equal(("closed", "director"), Review().Findings.Where(finding => finding.FindingId == "notification_decision_missing|ico").Select(finding => (finding.State, finding.DecidedBy)).Single());
    }

    [Fact]
    public void Rule_48_names_earlier_incidents_and_their_open_actions()
    {
        _p.By("director", new IdentifyFactorRequest { IncidentId = Incident, Factor = "tools.backup", Note = "a day old" });
        _p.By("director", new AddActionRequest { IncidentId = Incident, ActionId = "a", Text = "Backup each hour", Owner = "rm", DueOn = "2026-03-10", Factor = "tools.backup" });
        Declare("outage-2", "live", Back.AddDays(1));
        Declare("exercise", "exercise", Back.AddDays(-1));
        _p.By("director", new IdentifyFactorRequest { IncidentId = "outage-2", Factor = "tools.backup", Note = "again" });
        var recurrence = Assert.Single(Review(_p, "outage-2").Recurrences, one => one.Kind == "factor");
        Assert.Equal([Incident], recurrence.EarlierIncidents);
        Assert.Equal(["outage-1/a"], recurrence.OpenActions);
        Assert.Contains(Review(_p, "outage-2").Findings, finding => finding is { Rule: 48, State: "open" });
        Assert.Empty(Review().Recurrences);
    }

    private void Declare(string id, string kind, DateTimeOffset at)
    {
        _p.Now = at > _p.Now ? at.AddMinutes(5) : _p.Now;
        _p.By("rm", new DeclareIncidentRequest { IncidentId = id, Kind = kind, Title = id, Systems = { "emar" }, Services = { Home }, DeclaredAt = At(at) });
    }

    private GetReviewReply Review() => Review(_p);

    private static GetReviewReply Review(Provider p, string incident = Incident) => (GetReviewReply)p.Ask(new GetReviewRequest { IncidentId = incident });

    private GetGovernanceReply Governance() => (GetGovernanceReply)_p.Ask(new GetGovernanceRequest { IncidentId = Incident });

    private void Refused(string code, Google.Protobuf.IMessage command, string by = "rm") => Assert.Equal(code, _p.Try(by, command).Code);

    private static CheckActionEffectivenessRequest Check(bool effective) => new() { IncidentId = Incident, ActionId = "a", Effective = effective, CheckedOn = "2026-03-03", Result = "looked at ten summaries" };

    private static RecordFeedbackRequest Feedback(string id, bool anonymous) =>
        new() { IncidentId = Incident, FeedbackId = id, Kind = "debrief", AuthorRole = "care_worker", Anonymous = anonymous, Author = anonymous ? "" : "Cara", Text = "The night was long", ServiceId = Home, SaidAt = At(Back) };

    private static RecordRestorationRequest Restored(string system, string service, int hours) => new() { IncidentId = Incident, System = system, ServiceId = service, RestoredAt = At(Out.AddHours(hours)) };

    private static RecordSupplierContactRequest ToSupplier(string id, DateTimeOffset at) =>
        new() { IncidentId = Incident, ContactId = id, OccurredAt = At(at), Direction = "to_supplier", Channel = "telephone", Summary = "When will it be back?", AsksAnswer = true };

    private static RecordSupplierContactRequest FromSupplier(string id, DateTimeOffset at, string answers = "", string promise = "", DateTimeOffset? by = null) => new()
    {
        IncidentId = Incident, ContactId = id, OccurredAt = At(at), Direction = "from_supplier", Channel = "email", Summary = "Working on it", Answers = answers, Promise = promise, PromisedBy = by is { } until ? At(until) : null,
    };
}
