using System.Text.Json;
using Google.Protobuf;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.Internal.V1;
using Reinstate.TestHarness;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Exercises;

/// <summary>An exercise at the first home of <see cref="Provider"/>, from eight in the morning; the registered manager leads.</summary>
internal sealed class Drill
{
    public const string Id = "drill";
    public const string FileName = "drill.json";

    public Drill(params object[] injects)
    {
        P = Registered();
        P.Now = Out.AddMinutes(1);
        P.By("rm", new DeclareIncidentRequest { IncidentId = Id, Kind = "exercise", Title = "Drill", Systems = { "care_planning" }, Services = { Home }, DetectedAt = At(Out), DeclaredAt = At(Out) });
        if (injects.Length > 0)
            P.By("rm", Load(injects));
    }

    public Provider P { get; }

    public static object Inject(string id, int after, string expect, int within = 15, string? service = null, string? body = null) =>
        new Dictionary<string, object>(new (string, object?)[] { ("id", id), ("after_minutes", after), ("to", "nurse_in_charge"), ("tell", $"Words of {id}."), ("expect", expect), ("within_minutes", within), ("service", service), ("body", body) }
            .Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2!)), StringComparer.Ordinal);

    public static string Json(params object[] injects) =>
        JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal) { ["format"] = "reinstate.scenario/1", ["title"] = "Drill", ["systems"] = new[] { "care_planning" }, ["injects"] = injects });

    public static LoadScenarioRequest Load(params object[] injects) => new() { IncidentId = Id, FileName = FileName, ScenarioJson = Json(injects) };

    public static LoadScenarioRequest LoadText(string json) => new() { IncidentId = Id, FileName = FileName, ScenarioJson = json };

    public void At0(int minutes) => P.Now = Out.AddMinutes(minutes);

    /// <summary>The node looks at the clock, as its reminder has it do.</summary>
    public Outcome Tick(int minutes)
    {
        At0(minutes);
        return P.Try("node", new NoteInjectsDue { IncidentId = Id }, "node");
    }

    public Outcome Answer(string staff, string inject, int minutes, string done = "I rang the pharmacist.", string doneBy = "") =>
        P.Try(staff, new AnswerInjectRequest { IncidentId = Id, InjectId = inject, Done = done, DoneBy = doneBy, DoneAt = At(Out.AddMinutes(minutes)) });

    public Outcome Judge(string staff, string inject, bool met = true, int answer = 1) =>
        P.Try(staff, new JudgeAnswerRequest { IncidentId = Id, InjectId = inject, Answer = answer, Met = met, Note = "As the plan says." });

    public Outcome Conclude(string staff = "rm", bool brokenOff = false) =>
        P.Try(staff, new ConcludeExerciseRequest { IncidentId = Id, Observations = "The folder was hard to find.", BrokenOff = brokenOff });

    public GetExerciseReply Get(Reader? reader = null)
    {
        var (reply, refusal) = BoardQueries.Answer(P.Log.View, new GetExerciseRequest { IncidentId = Id }, P.Now, reader ?? Reader.Whole);
        return (GetExerciseReply)(reply ?? throw new InvalidOperationException(refusal!.Kind.Code));
    }

    public ScoredInject One(string inject) => Get().Injects.Single(one => one.InjectId == inject);

    /// <summary>How an inject stands, with the seconds by which it is late.</summary>
    public (string State, long Late) State(string inject)
    {
        var one = One(inject);
        return (one.State, one.LateSeconds);
    }

    /// <summary>The run of the home, with one dose for Ann and a note for each of two people.</summary>
    public void Freeze(int minutes, params string[] people)
    {
        At0(minutes);
        if (P.Log.View.Run(Id, Home) is null)
        {
            P.By("rm", new OpenRecoveryRunRequest
            {
                IncidentId = Id, ServiceId = Home, FrozenAt = At(P.Now), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 1 }, new RunCensusEntry { PersonId = "bob", ExpectedItems = 1 } },
            });
        }

        foreach (var person in people)
            P.By("rm", new FreezeExpectedRequest { IncidentId = Id, PersonId = person, ServiceId = Home, Items = { Note(person) } });
    }

    public void By(string staff, int minutes, IMessage command)
    {
        At0(minutes);
        P.By(staff, command);
    }

    public static IssueSheetsRequest Sheets() => new() { IncidentId = Id, ServiceId = Home, Sheets = { new Sheet { Serial = "DRILL-1", Kind = "notes", Pages = 1, IssuedAt = At(Out), IssuedTo = "nic" } } };
}
