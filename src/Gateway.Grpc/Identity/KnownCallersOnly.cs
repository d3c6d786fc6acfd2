using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Transport;

namespace Reinstate.Gateway.Identity;

/// <summary>Refuses calls of nobody before anything of their body is read: otherwise whoever has no token could have the node wait for, and keep, as much as it takes from those who do.</summary>
internal sealed class KnownCallersOnly(ICallerSource callers, CallMetrics metrics)
{
    public Task Invoke(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<Presented>()?.Identity is not null || RpcEndpoint.OfApi(http) is not { } method || callers.WhyNobody(http) is not { } refusal)
        {
            return next(http);
        }

        metrics.Refused(method.Name, RpcEndpoint.IsCommand(method), refusal.Kind.Code);
        return RefusalAnswers.WriteAsync(http, refusal);
    }
}
