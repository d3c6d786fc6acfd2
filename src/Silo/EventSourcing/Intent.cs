using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Silo.EventSourcing;

/// <summary>A command that was understood: the call, what it says, and its fingerprint.</summary>
/// <param name="Call">Who asks, with which key.</param>
/// <param name="Command">The parsed request.</param>
/// <param name="Hash">See <see cref="CommandHash"/>.</param>
/// <param name="Covers">The scope that must be judged first, or null.</param>
internal sealed record Intent(CommandCall Call, IMessage Command, ReadOnlyMemory<byte> Hash, EventScope? Covers)
{
    public string Key => Call.Key;

    /// <summary>The command of a call to the aggregate, or why it cannot be understood.</summary>
    public static (Intent? Intent, Refusal? Refusal) Of(string kind, string id, CommandCall call)
    {
        if (!Identifiers.IsKey(call.Key))
        {
            return (null, Refusal.Of(Catalogue.InvalidArgument, "header.idempotency_key: 1 to 100 printable ASCII characters"));
        }

        return Parse(call) is { } command
            ? (new Intent(call, command, CommandHash.Of(kind, id, call.Type, call.Payload), NeedsJudgement.Scope(command)), null)
            : (null, Refusal.Of(Catalogue.InvalidArgument, "the request is not a command that this service knows"));
    }

    private static IMessage? Parse(CommandCall call)
    {
        try
        {
            return MessageTypes.ParseRequest(call.Type, call.Payload);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
