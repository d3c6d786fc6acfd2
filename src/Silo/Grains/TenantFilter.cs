using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Silo.Grains;

/// <summary>A call for one tenant never reaches a grain of another (rule 7), whoever made it and whatever key it was sent to.</summary>
internal sealed class TenantFilter : IIncomingGrainCallFilter
{
    private static readonly CommandAnswer Unauthenticated = CommandAnswer.Refused(Refusal.Of(Catalogue.Unauthenticated));

    public Task Invoke(IIncomingGrainCallContext context)
    {
        string? own = null;
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            object? refused = context.Request.GetArgument(i) switch
            {
                CommandCall call when IsForeign(call.Tenant) => Unauthenticated,
                CommandCall[] calls when Array.Exists(calls, call => IsForeign(call.Tenant)) => Array.ConvertAll(calls, _ => Unauthenticated),
                PersonCall[] calls when Array.Exists(calls, call => IsForeign(call.Call.Tenant)) => Array.ConvertAll(calls, _ => Unauthenticated),
                QueryCall call when IsForeign(call.Tenant) => new QueryAnswer(default, Catalogue.Unauthenticated.Code, []),
                ChangesCall call when IsForeign(call.Tenant) => new UnauthorizedAccessException(),
                _ => null,
            };
            if (refused is not null)
            {
                return Refuse(context, refused);
            }
        }

        return context.Invoke();

        bool IsForeign(string tenant) => !string.Equals(tenant, own ??= GrainKeys.Split(context.TargetId.Key.ToString()!).Tenant, StringComparison.Ordinal);
    }

    private static Task Refuse(IIncomingGrainCallContext context, object refused)
    {
        if (refused is Exception exception)
        {
            return Task.FromException(exception);
        }

        context.Result = refused;
        return Task.CompletedTask;
    }
}
