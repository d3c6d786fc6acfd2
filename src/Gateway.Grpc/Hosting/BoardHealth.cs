using Microsoft.Extensions.Diagnostics.HealthChecks;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Calls;
using Reinstate.V1;

namespace Reinstate.Gateway.Hosting;

/// <summary>Healthy when a board answers, even with a refusal: then grains can be placed and the log can be read.</summary>
internal sealed class BoardHealth(IGrainPort grains) : IHealthCheck
{
    private const string NoOrganisation = "health.probe";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var question = new QueryCall(NoOrganisation, NoOrganisation, Roles.Node, GetBoardRequest.Descriptor.FullName, ReadOnlyMemory<byte>.Empty, 0, default);
        await grains.Ask(question).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
