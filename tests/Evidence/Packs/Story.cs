using Google.Protobuf;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.TestHarness;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>
/// An outage over a care home and a homecare branch, played to any stage through the aggregates' decisions. Each kind of evidence has
/// one planted fact with words of its own, for which the tests look.
/// </summary>
internal sealed class Story
{
    public const string Incident = "inc-7";
    public const string Home = "oakview";
    public const string Branch = "riverside";

    private static readonly DateTimeOffset Midnight = new(2026, 3, 14, 0, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = Midnight;

    public TenantLog Log { get; } = new();

    public TenantView View => Log.View;

    /// <summary>A time of the day of the outage.</summary>
    public static Moment At(int hour, int minute = 0) => Time(hour, minute).ToMoment();

    public static DateTimeOffset Time(int hour, int minute = 0) => Midnight.AddHours(hour).AddMinutes(minute);

    /// <summary>Gives a command at a time of the day; later ones follow by seconds.</summary>
    public Story Do(IMessage command, string actor, string role)
    {
        Log.Accept(command, actor, role, now = now.AddSeconds(20));
        return this;
    }

    public Outcome Try(IMessage command, string actor, string role) => Log.Execute(command, actor, role, now = now.AddSeconds(20));

    public Story Wait(int hour, int minute = 0)
    {
        now = Time(hour, minute);
        return this;
    }

    /// <summary>Everything up to restoration: the directory, the declaration, what is frozen and issued.</summary>
    public static Story Restored()
    {
        var story = new Story().Wait(7);
        StoryDirectory.Register(story);
        StoryOutage.Play(story);
        return story;
    }

    /// <summary>All paper entered and checked, with a refused sign-off on the way.</summary>
    public static Story Recovered()
    {
        var story = Restored();
        StoryRecovery.Play(story);
        return story;
    }

    /// <summary>Signed off, audited and closed; the action of the review is still open.</summary>
    public static Story Closed()
    {
        var story = Recovered();
        StoryAssurance.Close(story);
        return story;
    }

    public static Story Learned()
    {
        var story = Closed();
        StoryAssurance.Learn(story);
        return story;
    }

    /// <summary>Decides on every finding that somebody must decide on.</summary>
    public Story DecideFindings(string service, string actor, string role)
    {
        var run = RunView.Of(View, View.Incidents[Incident], service, now);
        foreach (var finding in run.Findings.Where(finding => finding is { Queries: true, DecidedBy.Length: 0 }))
        {
            IMessage decide = run.RunFindings.Contains(finding)
                ? new DecideRunFindingRequest { IncidentId = Incident, ServiceId = service, FindingId = finding.FindingId, Decision = "explained", Reason = "looked at by the manager" }
                : new DecideFindingRequest { IncidentId = Incident, PersonId = finding.PersonId, FindingId = finding.FindingId, Decision = "explained", Reason = "looked at by the manager" };
            Do(decide, actor, role);
        }

        return this;
    }

    public Story Step(string service, int step, string owner, string checker, string role) =>
        Do(new CompleteStepRequest { IncidentId = Incident, ServiceId = service, Step = step, Owner = owner, Note = $"note of step {step}" }, checker, role);
}
