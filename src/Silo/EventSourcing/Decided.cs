using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Grains.Aggregates;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>
/// A decision with what it rests on, taken down in the moment of deciding: what was in flight may be taken back before this is handed in, and the log must
/// then refuse it.
/// </summary>
/// <param name="Decision">Events, a refusal, or both.</param>
/// <param name="Context">What it was decided in.</param>
/// <param name="After">The last that was in flight, or null.</param>
/// <param name="Version">Of the stream, with all that was in flight.</param>
internal sealed record Decided(Decision Decision, CommandContext Context, HandedIn? After, long Version)
{
    /// <summary>What is recorded is kept to the millisecond; a state must not know more than its rebuild.</summary>
    public static DateTimeOffset ToMillisecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    public AppendRequest ToRequest<TState>(IAggregate<TState> aggregate, string tenant, string id, Intent intent)
        where TState : class
    {
        var events = new NewEvent[Decision.Events.Count];
        for (var i = 0; i < events.Length; i++)
        {
            var scope = aggregate.ScopeOf(id, Decision.Events[i]);
            events[i] = new NewEvent(Decision.Events[i].Descriptor.FullName, Decision.Events[i].ToByteArray(), scope.Incident, scope.Service);
        }

        var condition = intent.Covers is { } covers ? new ScopeCondition(covers.Incident, covers.Service, Context.Judgement!.Position) : null;
        var beside = Context.Beside is { } other && events.Length > 0 ? new StreamCondition(other.Stream, other.Version) : null;
        return new AppendRequest(
            tenant, GrainKeys.Stream(aggregate.Kind, id), Version, intent.Key, intent.Hash, StoredAnswer.Of(Decision.Refusal),
            Context.Now, Context.Actor, Context.Role, events, condition, After?.Request.Key, beside);
    }
}
