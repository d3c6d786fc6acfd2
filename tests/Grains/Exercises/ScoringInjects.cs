using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Exercises.Drill;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Exercises;

/// <summary>Each expectation against an injected record: before it, within its time, after it.</summary>
public sealed class ScoringInjects
{
    [Fact]
    public void A_declaration_counts_from_the_time_of_the_inject_because_it_comes_before_any_scenario()
    {
        Assert.Equal(("met", 0L), Given(Inject("a", 0, "declared", 1)).State("a"));
        var late = new Drill();
        late.P.By("rm", new DeclareIncidentRequest { IncidentId = "d2", Kind = "exercise", Title = "t", Systems = { "care_planning" }, Services = { Home }, DetectedAt = At(Out.AddMinutes(-20)), DeclaredAt = At(Out) });
        var load = Load(Inject("a", 0, "declared", 15));
        load.IncidentId = "d2";
        late.P.By("rm", load);
        late.P.Try("node", new Internal.V1.NoteInjectsDue { IncidentId = "d2" }, "node");
        var inject = ((GetExerciseReply)late.P.Ask(new GetExerciseRequest { IncidentId = "d2" })).Injects.Single();
        Assert.Equal(("late", 6 * 60L), (inject.State, inject.LateSeconds)); // recorded at 08:01, due by 07:55
    }

    [Theory]
    [InlineData(20, "met", 0)]
    [InlineData(25, "met", 0)] // to the second
    [InlineData(26, "late", 60)]
    public void What_is_recorded_within_its_time_is_met_and_after_it_late(int minute, string state, long late)
    {
        var drill = Given(Inject("a", 10, "sheets_issued", 15));
        drill.Freeze(11);
        Assert.Equal(("open", 0L), drill.State("a"));
        drill.By("rm", minute, Sheets());
        drill.At0(200);
        Assert.Equal((state, late), drill.State("a"));
        Assert.Equal(("SheetsIssued", "rm", Home), drill.One("a").Evidence.Select(one => (one.Event, one.Actor, one.ServiceId)).Single());
    }

    [Fact]
    public void What_nothing_shows_is_open_until_its_time_is_over_and_then_not_met()
    {
        var drill = Given(Inject("a", 10, "sheets_issued", 15));
        drill.At0(25);
        Assert.Equal("open", drill.State("a").State);
        drill.At0(26);
        Assert.Equal(("not_met", 60L), drill.State("a"));
        Assert.Equal(["oak has issued no sheets."], drill.One("a").Missing);
    }

    [Fact]
    public void What_was_reached_before_anybody_asked_counts()
    {
        var drill = new Drill(Inject("a", 30, "sheets_issued", 5));
        drill.Freeze(5);
        drill.By("rm", 6, Sheets());
        drill.Tick(30);
        Assert.Equal(("met", 0L), drill.State("a"));
    }

    [Fact]
    public void A_freeze_is_that_of_everybody_in_the_census()
    {
        var drill = Given(Inject("a", 10, "expected_set_frozen", 15));
        Assert.Equal(["oak has no recovery run."], drill.One("a").Missing);
        drill.Freeze(12, "ann");
        Assert.Equal(["oak: the expected sets of 1 of 2 people are not frozen."], drill.One("a").Missing);
        drill.Freeze(14, "bob");
        Assert.Equal(("met", 0L), drill.State("a"));
        Assert.Equal(["RecoveryRunOpened", "ExpectedItemsFrozen"], drill.One("a").Evidence.Select(one => one.Event));
    }

    [Theory]
    [InlineData("entry_noted")]
    [InlineData("escalation_recorded")]
    public void What_is_recorded_upon_an_inject_is_recorded_after_it(string expect)
    {
        var drill = new Drill(Inject("a", 10, expect, 15));
        drill.By("nic", 5, Recorded(expect, "c1"));
        drill.Tick(10);
        Assert.Equal("open", drill.State("a").State);
        drill.By("nic", 12, Recorded(expect, "c2"));
        Assert.Equal("met", drill.State("a").State);
    }

    [Fact]
    public void A_decision_to_notify_is_of_the_body_or_of_each()
    {
        var drill = new Drill(Inject("one", 1, "notification_decided", 30, body: "cqc"), Inject("each", 1, "notification_decided", 30));
        drill.Tick(1);
        drill.By("rm", 5, new DecideNotificationRequest { IncidentId = Id, Body = "cqc", Reason = "an exercise" });
        Assert.Equal(("met", "open"), (drill.State("one").State, drill.State("each").State));
        Assert.Contains("Nobody has decided whether to notify ico.", drill.One("each").Missing);
        foreach (var body in Reinstate.Reconciliation.Model.NotificationBodies.All.Where(body => body != "cqc"))
            drill.By("rm", 6, new DecideNotificationRequest { IncidentId = Id, Body = body, Reason = "an exercise" });
        Assert.Equal("met", drill.State("each").State);
    }

    [Fact]
    public void Contingency_is_shown_by_its_beginning()
    {
        var drill = Given(Inject("a", 1, "contingency_begun", 10));
        drill.By("rm", 5, new BeginContingencyRequest { IncidentId = Id, ContingencyFrom = At(Out) });
        Assert.Equal("met", drill.State("a").State);
    }

    [Fact]
    public void Steps_and_the_signature_are_shown_by_the_run_and_a_signature_that_no_longer_covers_shows_nothing()
    {
        string[] expected = ["all_clear_verified", "next_dose_checked", "sheets_handed_over", "p1_checked", "signed_off"];
        var drill = new Drill([.. expected.Select(expect => Inject(expect, 1, expect, 1000))]);
        drill.Tick(1);
        Recover(drill);
        Assert.Equal(expected, drill.Get().Injects.Where(one => one.State == "met").Select(one => one.InjectId));
        Assert.Equal(["StepCompleted", "StepCompleted"], drill.One("p1_checked").Evidence.Select(one => one.Event));
        var score = drill.Get().Score;
        Assert.Equal((5, 5, 0), (score.Injects, score.Met, score.NotMet));
        drill.By("nic", 70, Contact("c9"));
        Assert.Equal(("open", "oak has no sign-off that stands."), (drill.State("signed_off").State, drill.One("signed_off").Missing.Single()));
    }

    [Fact]
    public void An_answer_is_met_when_somebody_else_found_so_at_the_time_it_states()
    {
        var drill = Given(Inject("a", 10, "answer", 15));
        Assert.Equal("open", drill.State("a").State);
        drill.At0(40);
        Assert.Equal(("not_met", "Nobody has answered."), (drill.State("a").State, drill.One("a").Missing.Single()));
        drill.Answer("carer", "a", 20);
        Assert.Equal(("to_judge", "Nobody has judged the answer."), (drill.State("a").State, drill.One("a").Missing.Single()));
        drill.Judge("deputy", "a", met: false);
        Assert.Equal(("not_met", "No answer is what was expected."), (drill.State("a").State, drill.One("a").Missing.Single()));
        drill.Answer("carer", "a", 24, "And the GP.");
        drill.Judge("deputy", "a", answer: 2);
        Assert.Equal(("met", 0L), drill.State("a"));
        Assert.Equal("InjectAnswered", drill.One("a").Evidence.Single().Event);
    }

    [Fact]
    public void An_answer_to_what_the_record_shows_changes_no_score()
    {
        var drill = Given(Inject("a", 10, "sheets_issued", 15));
        drill.At0(12);
        drill.Answer("carer", "a", 12);
        drill.Judge("deputy", "a");
        Assert.Equal("open", drill.State("a").State);
    }

    [Fact]
    public void The_limits_of_the_steps_are_counted_beside()
    {
        var drill = new Drill(Inject("a", 1, "declared"));
        drill.Tick(1);
        Recover(drill);
        drill.At0(60 * 24);
        var reply = drill.Get();
        Assert.Equal(reply.Steps.Count, reply.Score.LimitsKept + reply.Score.LimitsPassed + reply.Score.LimitsRunning);
        Assert.Equal(reply.Steps.Count(step => step.LateSeconds > 0), reply.Score.LimitsPassed);
        Assert.True(reply.Score.LimitsKept > 0);
    }

    private static Drill Given(object inject)
    {
        var drill = new Drill(inject);
        drill.Tick(10);
        return drill;
    }

    private static Google.Protobuf.IMessage Recorded(string expect, string id) =>
        expect == "entry_noted" ? new NoteTimelineRequest { IncidentId = Id, Text = id, OccurredAt = At(Out) } : Contact(id);

    private static RecordContactRequest Contact(string id) =>
        new() { IncidentId = Id, ServiceId = Home, Contact = new Contact { ContactId = id, PersonId = "ann", Party = "gp", OccurredAt = At(Out), Summary = "told" } };

    /// <summary>From paper to signature, between 08:10 and 09:05.</summary>
    private static void Recover(Drill drill)
    {
        var back = Out.AddMinutes(30);
        drill.By("rm", 10, new BeginContingencyRequest { IncidentId = Id, ContingencyFrom = At(Out) });
        drill.Freeze(11, "ann", "bob");
        drill.By("rm", 12, Sheets());
        drill.By("rm", 31, new RecordRestorationRequest { IncidentId = Id, System = "care_planning", RestoredAt = At(back) });
        drill.By("rm", 32, new RecordLossWindowRequest { IncidentId = Id, System = "care_planning", From = At(Out), To = At(back), Evidence = "Last entry 07:58" });
        drill.By("rm", 33, new BeginReconciliationRequest { IncidentId = Id });
        drill.By("rm", 33, new NoteRestorationRequest { IncidentId = Id, ServiceId = Home, RestoredAt = At(back) });
        drill.By("rm", 34, new CompleteStepRequest { IncidentId = Id, ServiceId = Home, Step = 1, Owner = "nic" });
        foreach (var person in (string[])["ann", "bob"])
        {
            var entry = PaperNote($"e-{person}");
            entry.SheetSerial = "DRILL-1";
            entry.OccurredAt = entry.WrittenAt = At(Out.AddMinutes(15));
            drill.By("carer", 40, new RecordEntriesRequest { IncidentId = Id, PersonId = person, Entries = { entry } });
            drill.By("nic", 45, new CheckEntryRequest { IncidentId = Id, PersonId = person, EntryId = $"e-{person}" });
            drill.By("nic", 46, new AllocateWorkRequest { IncidentId = Id, ServiceId = Home, PersonId = person, Step = 9, StaffId = "carer" });
        }

        drill.By("nic", 50, new ReturnSheetRequest { IncidentId = Id, ServiceId = Home, Serial = "DRILL-1", PagesReturned = 1, ReturnedAt = At(Out.AddMinutes(50)) });
        foreach (var step in (int[])[2, 3, 4, 5, 6, 7, 9, 10])
            drill.By("deputy", 55, new CompleteStepRequest { IncidentId = Id, ServiceId = Home, Step = step, Owner = "nic" });
        drill.By("rm", 65, new SignOffServiceRequest { IncidentId = Id, ServiceId = Home, Statement = "I have seen the record of every person." });
    }
}
