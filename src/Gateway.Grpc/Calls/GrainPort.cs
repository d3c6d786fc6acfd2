using Reinstate.Contracts.Calls;

namespace Reinstate.Gateway.Calls;

/// <summary>All that the gateway asks of grains.</summary>
internal interface IGrainPort
{
    Task<CommandAnswer> Execute(Owner owner, string key, CommandCall call);

    Task<CommandAnswer[]> ExecuteAll(Owner owner, string key, CommandCall[] calls);

    Task<CommandAnswer[]> FreezePeople(string service, PersonCall[] calls);

    Task<QueryAnswer> Ask(QueryCall call);

    Task<ChangesPage> ReadChanges(ChangesCall call);
}

internal sealed class GrainPort(IGrainFactory grains) : IGrainPort
{
    public Task<CommandAnswer> Execute(Owner owner, string key, CommandCall call) => owner.Grain(grains, key).Execute(call);

    public Task<CommandAnswer[]> ExecuteAll(Owner owner, string key, CommandCall[] calls) => owner.Grain(grains, key).ExecuteAll(calls);

    public Task<CommandAnswer[]> FreezePeople(string service, PersonCall[] calls) => grains.GetGrain<IServiceGrain>(service).FreezePeople(calls);

    public Task<QueryAnswer> Ask(QueryCall call) => grains.GetGrain<IBoardGrain>(call.Tenant).Ask(call);

    public Task<ChangesPage> ReadChanges(ChangesCall call) => grains.GetGrain<IBoardGrain>(call.Tenant).ReadChanges(call);
}
