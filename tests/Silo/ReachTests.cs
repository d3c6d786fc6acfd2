using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.SiloTests.Kit;
using static Reinstate.SiloTests.Kit.Bench;

namespace Reinstate.SiloTests;

/// <summary>What is not within a caller's reach is refused before anything else is looked at, and the refusal leaves and tells nothing.</summary>
public sealed class ReachTests : IAsyncLifetime
{
    private static readonly Reach Home = Reach.Of(["home"]);
    private static readonly Reach Elsewhere = Reach.Of(["elsewhere"]);

    private readonly Bench _bench = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Whoever_reaches_the_service_is_answered_at_the_cost_of_anybody()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("at home", "k1"), Cancellation);
        Assert.Equal(CommandAnswer.Accepted(2, 2), await notes.ExecuteAsync(Note("a", "k2") with { Reach = Home }, Cancellation));
        Assert.Equal([1, 1], _bench.Log.Batches);
    }

    [Fact]
    public async Task A_refusal_for_reach_says_the_same_of_what_is_and_of_what_is_not_and_leaves_nothing()
    {
        await _bench.Open().ExecuteAsync(Note("at home", "k1"), Cancellation);
        var elsewhere = await _bench.Open().ExecuteAsync(Note("a", "k2") with { Reach = Elsewhere }, Cancellation);
        var nowhere = await _bench.Open("inc-2").ExecuteAsync(Note("a", "k2") with { Reach = Elsewhere }, Cancellation);

        Assert.Equal((Catalogue.OutOfReach.Code, 0, 0), (elsewhere.Refusal, elsewhere.Position, elsewhere.Version));
        Assert.Empty(elsewhere.Reasons);
        Assert.Equal((elsewhere.Refusal, elsewhere.Position, elsewhere.Version), (nowhere.Refusal, nowhere.Position, nowhere.Version));
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task A_key_that_was_refused_for_reach_is_free()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("at home", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("a", "k2") with { Reach = Elsewhere }, Cancellation);
        Assert.Null((await notes.ExecuteAsync(Note("b", "k2") with { Reach = Home }, Cancellation)).Refusal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("another")]
    public async Task A_key_that_somebody_else_used_tells_whoever_does_not_reach_it_nothing(string text)
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("at home", "k1"), Cancellation);
        await notes.ExecuteAsync(Note("a", "k2"), Cancellation);
        Assert.Equal(Catalogue.OutOfReach.Code, (await notes.ExecuteAsync(Note(text, "k2") with { Reach = Elsewhere }, Cancellation)).Refusal);
        Assert.Equal(2, (await _bench.TailAsync()).Count);
    }

    [Fact]
    public async Task A_version_that_was_not_seen_is_not_told_to_whoever_does_not_reach_it()
    {
        var notes = _bench.Open();
        await notes.ExecuteAsync(Note("at home", "k1"), Cancellation);
        Assert.Equal(Catalogue.OutOfReach.Code, (await notes.ExecuteAsync(Note("a", "k2", expected: 9) with { Reach = Elsewhere }, Cancellation)).Refusal);
    }

    [Theory]
    [InlineData("k2")]
    [InlineData("k1")]
    public async Task What_was_taken_to_be_new_and_is_there_elsewhere_is_out_of_reach_whatever_its_key(string key)
    {
        await _bench.Open().ExecuteAsync(Note("at home", "k1"), Cancellation);
        var notes = _bench.Open(notes: new Notes { BeginWithNotes = true });
        Assert.Equal(Catalogue.OutOfReach.Code, (await notes.ExecuteAsync(Note("at elsewhere", key) with { Reach = Elsewhere }, Cancellation)).Refusal);
        Assert.Single(await _bench.TailAsync());
    }

    [Fact]
    public async Task A_command_in_flight_counts_for_reach()
    {
        var notes = _bench.Open();
        var answers = await notes.ExecuteAsync([Note("at home", "k1") with { Reach = Home }, Note("a", "k2") with { Reach = Home }, Note("b", "k3") with { Reach = Elsewhere }], Cancellation);
        Assert.Equal([null, null, Catalogue.OutOfReach.Code], answers.Select(answer => answer.Refusal));
    }

    [Fact]
    public async Task A_role_that_may_not_give_the_command_is_told_so_before_anything_is_looked_at()
    {
        _bench.Log.BeforeRead = () => throw ScriptedLog.Unavailable();
        _bench.Log.Before = _ => throw ScriptedLog.Unavailable();
        var answer = await _bench.Open().ExecuteAsync(Note("a", "") with { Role = "vendor_system", Payload = new byte[] { 255 }, Reach = Elsewhere }, Cancellation);
        Assert.Equal(Catalogue.RoleNotAllowed.Code, answer.Refusal);
    }
}
