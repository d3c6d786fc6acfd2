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

internal sealed class GrainPort(IGrainFactory factory) : IGrainPort
{
    private readonly References _grains = new(factory);

    public Task<CommandAnswer> Execute(Owner owner, string key, CommandCall call) => owner.Grain(_grains, key).Execute(call);

    public Task<CommandAnswer[]> ExecuteAll(Owner owner, string key, CommandCall[] calls) => owner.Grain(_grains, key).ExecuteAll(calls);

    public Task<CommandAnswer[]> FreezePeople(string service, PersonCall[] calls) => _grains.Services[service].FreezePeople(calls);

    public Task<QueryAnswer> Ask(QueryCall call) => _grains.Boards[call.Tenant].Ask(call);

    public Task<ChangesPage> ReadChanges(ChangesCall call) => _grains.Boards[call.Tenant].ReadChanges(call);
}
