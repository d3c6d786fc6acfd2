using Reinstate.Grains.Incidents.Exercises;
using Reinstate.V1;
using static Reinstate.GrainsTests.Exercises.Drill;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Exercises;

public sealed class LoadingScenarios
{
    private readonly Drill _drill = new();

    [Theory]
    [InlineData("live")]
    [InlineData("backfilled")]
    public void Only_an_exercise_has_a_scenario(string kind)
    {
        var p = Registered();
        p.By("rm", new DeclareIncidentRequest { IncidentId = Id, Kind = kind, Title = "t", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(Out) });
        Assert.Equal("NOT_AN_EXERCISE", p.Try("rm", Load(Inject("a", 0, "declared"))).Code);
        Assert.Equal("NOT_AN_EXERCISE", p.Try("rm", new GiveInjectRequest { IncidentId = Id, InjectId = "a" }).Code);
        Assert.Equal("NOT_AN_EXERCISE", p.Try("rm", new ConcludeExerciseRequest { IncidentId = Id, Observations = "o" }).Code);
        Assert.Empty(p.Try("node", new Internal.V1.NoteInjectsDue { IncidentId = Id }, "node").Recorded);
    }

    [Fact]
    public void What_is_loaded_twice_is_recorded_once_and_whoever_loads_leads()
    {
        Assert.Single(_drill.P.By("rm", Load(Inject("a", 0, "declared"))).Recorded);
        Assert.Empty(_drill.P.By("rm", Load(Inject("a", 0, "declared"))).Recorded);
        var exercise = _drill.Get();
        Assert.Equal((true, "Drill", FileName, "rm"), (exercise.Loaded, exercise.Title, exercise.FileName, exercise.Lead));
    }

    [Fact]
    public void Another_scenario_takes_its_place_until_somebody_was_told_and_the_lead_may_change_after_that()
    {
        _drill.P.By("rm", Load(Inject("a", 30, "declared")));
        _drill.P.By("rm", Load(Inject("b", 0, "declared")));
        Assert.Equal(["b"], _drill.Get().Injects.Select(one => one.InjectId));
        Assert.Single(_drill.Tick(1).Recorded);
        Assert.Equal("ALREADY_EXISTS", _drill.P.Try("rm", Load(Inject("c", 0, "declared"))).Code);
        var handed = Load(Inject("b", 0, "declared"));
        handed.Lead = "deputy";
        _drill.P.By("rm", handed);
        Assert.Equal("deputy", _drill.Get().Lead);
        Assert.NotNull(_drill.One("b").GivenAt);
    }

    [Fact]
    public void Whoever_leads_is_somebody_of_the_register()
    {
        var load = Load(Inject("a", 0, "declared"));
        load.Lead = "nobody";
        Assert.Equal("STAFF_UNKNOWN", _drill.P.Try("rm", load).Code);
        Assert.Equal("ROLE_NOT_ALLOWED", _drill.P.Try("carer", Load(Inject("a", 0, "declared"))).Code);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "[]", "drill.json: a JSON object is needed." },
        { "{ \"format\"", "drill.json, line 1: not valid JSON." },
        { With("\"format\": \"reinstate.scenario/9\""), "drill.json, field format: 'reinstate.scenario/9' is none that this program reads; it reads 'reinstate.scenario/1'." },
        { With("\"systems\": [\"emar\", \"radio\"]"), "drill.json, field systems: each once, of care_planning, emar, rostering, telephony, network, other." },
        { With("\"injects\": []"), "drill.json, field injects: a list with at least one member is needed." },
        { With("\"injekts\": []"), "drill.json, field injekts: is not known; known are format, title, systems, injects." },
        { WithInject("\"within_minutes\": 0"), "drill.json, inject 'a', field within_minutes: a whole number from 1 to 10080 is needed." },
        { WithInject("\"after_minutes\": \"soon\""), "drill.json, inject 'a', field after_minutes: a whole number from 0 to 10080 is needed." },
        { WithInject("\"id\": \"a b\""), "drill.json, inject 'a b', field id: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit." },
        { WithInject("\"tell\": \"\""), "drill.json, inject 'a', field tell: a text of 1 to 2000 characters is needed." },
        { WithInject("\"body\": \"cqc\""), "drill.json, inject 'a', field body: is of injects that expect notification_decided." },
        { WithInject("\"expected\": \"answer\""), "drill.json, inject 'a', field expected: is not known; known are id, after_minutes, to, service, tell, expect, body, within_minutes." },
        { WithInject("\"service\": \"elm\""), "drill.json, inject 'a', field service: elm is not part of drill." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_bad_file_is_refused_and_file_inject_and_field_are_named(string json, string problem)
    {
        var refused = _drill.P.Try("rm", LoadText(json));
        Assert.Equal("SCENARIO_INVALID", refused.Code);
        Assert.Contains(problem, refused.Refusal!.Reasons);
        Assert.False(_drill.Get().Loaded);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var problems = ScenarioFile.Read("x.json", Json(Inject("a", 0, "magic", 0), Inject("a", -1, "declared"))).Problems;
        Assert.Equal(["expect", "within_minutes", "id", "after_minutes"], problems.Select(problem => problem.Split("field ")[1].Split(':')[0]));
    }

    [Fact]
    public void A_system_that_is_not_out_and_a_step_that_is_not_on_the_checklist_are_refused()
    {
        Assert.Contains("emar is not out in drill", Assert.Single(_drill.P.Try("rm", LoadText(Json(Inject("a", 0, "declared")).Replace("care_planning", "emar", StringComparison.Ordinal))).Refusal!.Reasons), StringComparison.Ordinal);
        _drill.P.By("rm", new RegisterServicesRequest { Services = { new Facts.V1.ServiceLocation { ServiceId = "branch", Name = "Branch", Type = "homecare" } } });
        _drill.P.By("rm", new DeclareIncidentRequest { IncidentId = "d2", Kind = "exercise", Title = "t", Systems = { "care_planning" }, Services = { "branch" }, DeclaredAt = At(Out) });
        var load = Load(Inject("a", 0, "next_dose_checked"));
        load.IncidentId = "d2";
        Assert.Equal("drill.json, inject 'a', field expect: next_dose_checked is not on the checklist of branch (homecare).", Assert.Single(_drill.P.Try("rm", load).Refusal!.Reasons));
    }

    [Theory]
    [InlineData("residential-emar")]
    [InlineData("homecare-rota")]
    [InlineData("supported-living")]
    public void The_examples_can_be_read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent!;
        var (scenario, problems) = ScenarioFile.Read(name, System.IO.File.ReadAllText(Path.Combine(folder.FullName, "examples", "scenarios", $"{name}.json")));
        Assert.Empty(problems);
        Assert.True(scenario.Injects.Count >= 8);
    }

    [Fact]
    public void What_may_be_expected_is_said_in_words() => Assert.All(Expectations.All, expectation => Assert.NotEqual("", Expectations.Words(expectation)));

    // Of two fields of one name the last counts, and that there are two is a problem of its own.
    private static string With(string field) => Json(Inject("a", 0, "declared"))[..^1] + $", {field}}}";

    private static string WithInject(string field) => Json(Inject("a", 0, "declared"))[..^3] + $", {field}}}]}}";
}
