using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Identity;

namespace Reinstate.Gateway.Calls;

/// <summary>A command on its way to the aggregate that owns it.</summary>
/// <param name="Owner">What kind of aggregate.</param>
/// <param name="Key">Which one.</param>
/// <param name="Call">What it is asked.</param>
internal sealed record Addressed(Owner Owner, string Key, CommandCall Call)
{
    /// <summary>Key of the service where it freezes somebody; null for any other command.</summary>
    public string? FreezesAt { get; init; }

    /// <summary>Takes the header out of the request. Refuses what no aggregate could take.</summary>
    public static Addressed Of<TRequest>(Owner owner, TRequest request, Caller caller, DateTimeOffset receivedAt)
        where TRequest : IMessage<TRequest>, new()
    {
        RequestShape<TRequest>.CheckRole(caller);
        var header = RequestShape<TRequest>.TakeHeader(request);
        var id = RequestShape<TRequest>.CheckIds(request, owner);
        return new Addressed(owner, owner.Key(caller.Tenant, id), new CommandCall(
            caller.Tenant, caller.Person, caller.Role, header.IdempotencyKey, header.HasExpectedVersion ? header.ExpectedVersion : null,
            RequestShape<TRequest>.Type, RequestShape<TRequest>.Bytes(request), receivedAt, caller.Reach));
    }
}
