using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;

namespace Reinstate.Silo.Grains;

/// <summary>A call for one tenant never reaches a grain of another (rule 7), whoever made it and whatever key it was sent to.</summary>
internal sealed class TenantFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
        {
            var (tenant, refused) = context.Request.GetArgument(i) switch
            {
                CommandCall call => (call.Tenant, (object)CommandAnswer.Refused(Refusal.Of(Catalogue.Unauthenticated))),
                QueryCall call => (call.Tenant, new QueryAnswer(default, Catalogue.Unauthenticated.Code, [])),
                ChangesCall call => (call.Tenant, new UnauthorizedAccessException()),
                _ => (null, null),
            };
            if (tenant is not null && !string.Equals(tenant, GrainKeys.Split(context.TargetId.Key.ToString()!).Tenant, StringComparison.Ordinal))
            {
                return Refuse(context, refused!);
            }
        }

        return context.Invoke();
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
