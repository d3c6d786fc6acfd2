using Reinstate.Contracts.Calls;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Exercises.Drill;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Exercises;

public sealed class PlayingAnExercise
{
    private readonly Drill _drill = new(Inject("late", 60, "answer"), Inject("first", 5, "answer"), Inject("second", 10, "sheets_issued"));

    [Fact]
    public void The_clock_tells_each_inject_once_when_its_time_has_come()
    {
        Assert.Empty(_drill.Tick(4).Recorded);
        Assert.Equal(["first"], Told(5));
        Assert.Empty(Told(6));
        Assert.Equal(["second"], Told(30));
        Assert.Equal(["first", "second", "late"], _drill.Get().Injects.Select(one => one.InjectId));
        Assert.Equal(("not_told", "node"), (_drill.One("late").State, _drill.One("second").GivenBy));
        Assert.Equal(["late"], Told(600));
        Assert.Equal("ROLE_NOT_ALLOWED", _drill.P.Try("rm", new Internal.V1.NoteInjectsDue { IncidentId = Id }).Code);
    }

    [Fact]
    public void Whoever_leads_may_tell_it_earlier_and_nobody_else()
    {
        Assert.Equal("NOT_THE_LEAD", _drill.P.Try("deputy", new GiveInjectRequest { IncidentId = Id, InjectId = "late" }).Code);
        Assert.Equal("INJECT_UNKNOWN", _drill.P.Try("rm", new GiveInjectRequest { IncidentId = Id, InjectId = "never" }).Code);
        _drill.By("rm", 2, new GiveInjectRequest { IncidentId = Id, InjectId = "late" });
        Assert.Empty(_drill.P.By("rm", new GiveInjectRequest { IncidentId = Id, InjectId = "late" }).Recorded);
        Assert.Equal(("open", "rm"), (_drill.One("late").State, _drill.One("late").GivenBy));
        Assert.Equal(Out.AddMinutes(17), _drill.One("late").LimitAt.Instant.ToDateTimeOffset());
        Assert.DoesNotContain("late", Told(90));
    }

    [Fact]
    public void What_was_not_told_cannot_be_answered_and_nobody_answers_before_they_were_told()
    {
        _drill.At0(5);
        Assert.Equal("INJECT_NOT_GIVEN", _drill.Answer("nic", "first", 5).Code);
        _drill.Tick(5);
        Assert.Equal("INVALID_ARGUMENT", _drill.Answer("nic", "first", 4).Code);
        Assert.Equal("STAFF_UNKNOWN", _drill.Answer("nic", "first", 5, doneBy: "nobody").Code);
        Assert.Single(_drill.Answer("carer", "first", 6, doneBy: "carer2").Recorded);
        Assert.Empty(_drill.Answer("carer", "first", 6, doneBy: "carer2").Recorded);
        var answer = Assert.Single(_drill.One("first").Answers);
        Assert.Equal(("carer2", "carer", ""), (answer.DoneBy, answer.RecordedBy, answer.JudgedBy));
    }

    [Fact]
    public void Nobody_judges_an_answer_that_they_gave_or_recorded()
    {
        _drill.Tick(5);
        _drill.Answer("rm", "first", 6, doneBy: "nic");
        Assert.Equal("SAME_PERSON", _drill.Judge("rm", "first").Code);
        Assert.Equal("SAME_PERSON", _drill.Judge("nic", "first").Code);
        Assert.Equal("ROLE_NOT_ALLOWED", _drill.Judge("carer", "first").Code);
        Assert.Equal("ANSWER_UNKNOWN", _drill.Judge("deputy", "first", answer: 2).Code);
        Assert.True(_drill.Judge("deputy", "first").Accepted);
        Assert.Empty(_drill.Judge("deputy", "first").Recorded);
        Assert.Equal("ALREADY_RESOLVED", _drill.Judge("rm2", "first", met: false).Code);
    }

    [Fact]
    public void An_exercise_is_concluded_by_its_lead_when_everything_is_told_over_and_judged()
    {
        _drill.Tick(60);
        _drill.Answer("nic", "first", 60);
        Assert.Equal("NOT_THE_LEAD", _drill.Conclude("deputy").Code);
        var refused = _drill.Conclude();
        Assert.Equal("EXERCISE_NOT_OVER", refused.Code);
        Assert.Equal(["Nobody has judged the answer to first.", "second may still be met, until 2026-03-03 09:15 +00:00.", "late may still be met, until 2026-03-03 09:15 +00:00."], refused.Refusal!.Reasons);
        _drill.Judge("deputy", "first");
        _drill.At0(80);
        var concluded = Assert.IsType<ExerciseConcluded>(Assert.Single(_drill.Conclude().Recorded).Event);
        Assert.Equal((3, 1, 0, 2, 0, false), (concluded.Injects, concluded.Met, concluded.Late, concluded.NotMet, concluded.NotTold, concluded.BrokenOff));
        Assert.Empty(_drill.Conclude().Recorded);
        Assert.Equal("EXERCISE_IS_OVER", _drill.Conclude(brokenOff: true).Code);
        Assert.Equal("EXERCISE_IS_OVER", _drill.Answer("nic", "late", 80).Code);
    }

    [Fact]
    public void After_the_conclusion_nothing_is_added_to_the_score()
    {
        _drill.Tick(60);
        _drill.At0(80);
        Assert.True(_drill.Conclude().Accepted);
        var before = _drill.Get();
        _drill.Freeze(90, "ann", "bob");
        _drill.By("rm", 91, Sheets());
        var after = _drill.Get();
        Assert.Equal((before.Injects, before.Score), (after.Injects, after.Score));
        Assert.Equal("not_met", _drill.One("second").State);
    }

    [Fact]
    public void One_that_is_broken_off_keeps_its_score_and_the_clock_tells_nothing_more()
    {
        _drill.Tick(10);
        _drill.Answer("nic", "first", 10);
        var concluded = Assert.IsType<ExerciseConcluded>(Assert.Single(_drill.Conclude(brokenOff: true).Recorded).Event);
        Assert.Equal((true, 3, 0, 2, 1), (concluded.BrokenOff, concluded.Injects, concluded.Met, concluded.NotMet, concluded.NotTold));
        Assert.Empty(Told(120));
        Assert.True(_drill.Get().Conclusion.BrokenOff);
        Assert.Equal(("not_met", "not_told"), (_drill.One("first").State, _drill.One("late").State));
    }

    [Fact]
    public void Whoever_does_not_lead_exercises_sees_what_was_told_alone()
    {
        _drill.Tick(5);
        var seen = _drill.Get(new Reader("carer", Reach.Of([Home]), "care_worker"));
        Assert.Equal(["first"], seen.Injects.Select(one => one.InjectId));
        Assert.Equal((2, 3), (seen.InjectsToCome, seen.Score.Injects));
        Assert.Equal(3, _drill.Get(new Reader("deputy", Reach.Of([Home]), "deputy_manager")).Injects.Count);
    }

    [Fact]
    public void A_rebuilt_fold_gives_the_same_answer()
    {
        _drill.Tick(60);
        _drill.Answer("nic", "first", 60);
        _drill.Judge("deputy", "first");
        var again = (GetExerciseReply)BoardQueries.Answer(_drill.P.Log.Rebuild(), new GetExerciseRequest { IncidentId = Id }, _drill.P.Now).Reply!;
        Assert.Equal(_drill.Get(), again);
    }

    private IReadOnlyList<string> Told(int minutes) => [.. _drill.Tick(minutes).Recorded.Select(recorded => recorded.Event).OfType<InjectGiven>().Where(told => told.ByClock).Select(told => told.InjectId)];
}
