using Grpc.Core;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>An open watch shows what is within reach: first what is, then each change, and the same to whoever resumes.</summary>
public sealed class WatchReachTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_watch_shows_the_own_service_and_the_news_of_its_incidents_first_live_and_resumed()
    {
        var own = world.Manager.As("carer", "care_worker", [World.Own]);
        using var watch = own.Reconciliation.Watch(new WatchRequest(), own.Headers);
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        var first = watch.ResponseStream.Current;
        Assert.Equal([World.Own], first.Runs.Select(run => run.ServiceId).Distinct());
        Assert.Equal([World.SharedIncident, World.OwnIncident], first.Runs.Select(run => run.IncidentId).Order(StringComparer.Ordinal));

        await NoteAsync(World.OtherIncident, "", "of the other incident");
        await NoteAsync(World.SharedIncident, World.Other, "of the other service");
        await world.Manager.Governance.AddActionAsync(new() { Header = Client.Key("w-action"), IncidentId = World.SharedIncident, ActionId = "a-9", Text = "governance", Owner = "rm", DueOn = "2027-01-31" }, world.Manager.Headers);
        await NoteAsync(World.SharedIncident, "", "for everybody in it");
        await world.Manager.Governance.AddActionAsync(new() { Header = Client.Key("w-own"), IncidentId = World.OwnIncident, ActionId = "a-8", Text = "own governance", Owner = "rm", DueOn = "2027-01-31" }, world.Manager.Headers);
        await NoteAsync(World.SharedIncident, World.Own, "the last");

        string[] expected = ["for everybody in it", "Action a-8 for rm, due 2027-01-31: own governance", "the last"];
        Assert.Equal(expected, await SentencesAsync(watch));

        using var resumed = own.Reconciliation.Watch(new WatchRequest { AfterPosition = first.Position }, own.Headers);
        Assert.Equal(expected, await SentencesAsync(resumed));
        using var fromTheBeginning = own.Reconciliation.Watch(new WatchRequest { AfterPosition = 0 }, own.Headers);
        var all = await SentencesAsync(fromTheBeginning);
        Assert.DoesNotContain(all, sentence => sentence.Contains("elm", StringComparison.Ordinal) || sentence.Contains("registered", StringComparison.Ordinal));
        Assert.Contains("Incident declared (exercise): Outage inc-both", all);
        Assert.Equal(expected, all[^3..]);
    }

    // Until the last note of the story, so that nothing is waited for but what must come.
    private static async Task<List<string>> SentencesAsync(AsyncServerStreamingCall<WatchReply> watch)
    {
        var sentences = new List<string>();
        while (sentences.LastOrDefault() != "the last")
        {
            Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.DoesNotContain(watch.ResponseStream.Current.Runs, run => run.ServiceId != World.Own);
            sentences.AddRange(watch.ResponseStream.Current.Changes.Select(change => change.What));
        }

        return sentences;
    }

    private async Task NoteAsync(string incident, string service, string text) => await world.Manager.Incidents.NoteTimelineAsync(
        new() { Header = Client.Key(text), IncidentId = incident, ServiceId = service, Text = text, OccurredAt = Client.At(TimeProvider.System.GetUtcNow()) }, world.Manager.Headers);
}
