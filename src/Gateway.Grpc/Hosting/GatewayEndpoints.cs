using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Pages;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Services;
using Reinstate.Gateway.Transport;

namespace Reinstate.Gateway;

/// <summary>Puts the gateway's addresses into a program's pipeline. Where it listens is the program's business.</summary>
public static class GatewayEndpoints
{
    /// <summary>gRPC, gRPC-Web and JSON for every service, health, reflection, <c>/healthz</c> and the web app.</summary>
    public static WebApplication MapReinstateGateway(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<ProtectiveHeaders>().Invoke);
        app.Use(app.Services.GetRequiredService<KnownHosts>().Invoke);
        app.Use(app.Services.GetRequiredService<LongestCall>().Invoke);
        app.Use(app.Services.GetRequiredService<BodyLimits>().Invoke);
        app.UseIdentity();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.Use(app.Services.GetRequiredService<UnreadableRequests>().Invoke);
        app.Use(app.Services.GetRequiredService<JsonErrors>().Invoke);
        app.Use(app.Services.GetRequiredService<KnownCallersOnly>().Invoke);
        app.MapGrpcService<OrganisationRpc>();
        app.MapGrpcService<IncidentRpc>();
        app.MapGrpcService<RecoveryRpc>();
        app.MapGrpcService<PersonRpc>();
        app.MapGrpcService<PlanRpc>();
        app.MapGrpcService<ScanRpc>();
        app.MapGrpcService<BulkRpc>();
        app.MapGrpcService<ReconciliationRpc>();
        app.MapGrpcService<GovernanceRpc>();
        app.MapGrpcService<ExerciseRpc>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealthChecks("/healthz");
        app.Services.GetRequiredService<WebApp>().Map(app);
        return app;
    }
}
