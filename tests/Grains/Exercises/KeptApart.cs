using Reinstate.Contracts.Calls;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Exercises;

/// <summary>An exercise at the same service and time as a real outage moves no figure of it.</summary>
public sealed class KeptApart
{
    private readonly Provider _p = AllClear();

    [Fact]
    public void The_total_of_the_board_is_of_what_really_happened()
    {
        var before = Board();
        Assert.Null(before.ExerciseTotal);
        Assert.True(before.Total.Expected > 0);
        Play();
        var after = Board();
        Assert.Equal(before.Total, after.Total);
        Assert.Equal((2, 2, false), (after.ExerciseTotal.Expected, after.ExerciseTotal.Open, after.ExerciseTotal.Complete));
        Assert.Equal(["exercise", "live"], after.Runs.Select(run => run.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(before.Runs.Single(), after.Runs.Single(run => run.Kind == "live"));
    }

    [Fact]
    public void A_board_with_an_exercise_alone_has_no_real_total_that_is_complete()
    {
        var drill = new Drill();
        drill.Freeze(5, "ann", "bob");
        var board = (GetBoardReply)drill.P.Ask(new GetBoardRequest());
        Assert.Equal((0, false), (board.Total.Expected, board.Total.Complete));
        Assert.Equal(2, board.ExerciseTotal.Expected);
    }

    [Fact]
    public void Whoever_reaches_no_service_of_it_hears_of_no_exercise()
    {
        Play();
        var board = (GetBoardReply)BoardQueries.Answer(_p.Log.View, new GetBoardRequest(), _p.Now, new Reader("someone", Reach.Of([Other]), "registered_manager")).Reply!;
        Assert.Null(board.ExerciseTotal);
    }

    [Fact]
    public void A_real_review_takes_no_exercise_for_an_earlier_incident_and_a_letter_says_first_what_it_is()
    {
        _p.By("rm", new DeclareIncidentRequest { IncidentId = Drill.Id, Kind = "exercise", Title = "Drill", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out.AddDays(-1)) });
        _p.By("rm", new IdentifyFactorRequest { IncidentId = Drill.Id, Factor = "tools.backup", Note = "n" });
        _p.By("rm", new IdentifyFactorRequest { IncidentId = Incident, Factor = "tools.backup", Note = "n" });
        Assert.Empty(((GetReviewReply)_p.Ask(new GetReviewRequest { IncidentId = Incident })).Recurrences);
        Assert.Contains("EXERCISE", ((DraftNotificationReply)_p.Ask(new DraftNotificationRequest { IncidentId = Drill.Id, Body = "cqc" })).Text, StringComparison.Ordinal);
    }

    private void Play()
    {
        _p.By("rm", new DeclareIncidentRequest { IncidentId = Drill.Id, Kind = "exercise", Title = "Drill", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out) });
        _p.By("rm", new OpenRecoveryRunRequest
        {
            IncidentId = Drill.Id, ServiceId = Home, FrozenAt = At(Out), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 1 }, new RunCensusEntry { PersonId = "bob", ExpectedItems = 1 } },
        });
        foreach (var person in (string[])["ann", "bob"])
            _p.By("rm", new FreezeExpectedRequest { IncidentId = Drill.Id, PersonId = person, ServiceId = Home, Items = { Note(person) } });
    }

    private GetBoardReply Board() => (GetBoardReply)_p.Ask(new GetBoardRequest());
}
