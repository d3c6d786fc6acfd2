using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Services;

namespace Reinstate.Gateway;

/// <summary>Puts the gateway's addresses into a program's pipeline. Where it listens is the program's business.</summary>
public static class GatewayEndpoints
{
    // For somebody who opens the printed address in a browser.
    private const string FrontPage = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Reinstate</title>
        <h1>Reinstate</h1>
        <p>This node answers JSON and gRPC-Web calls here, and gRPC on the port beside it; docs/api.md says how to call it.</p>
        <p id="who"><a href="/signin">Sign in</a></p>
        <form method="post" action="/signout" id="out" hidden><button>Sign out</button></form>
        <p><a href="/healthz">Is it healthy?</a></p>
        <script>
        fetch("/me").then(answer => answer.ok ? answer.json() : null).then(me => {
          if (!me) return;
          document.getElementById("who").textContent = `${me.name}, ${me.roles.join(", ").replaceAll("_", " ")}, ${me.organisation}`;
          document.getElementById("out").hidden = false;
        });
        </script>
        </html>
        """;

    /// <summary>gRPC, gRPC-Web and JSON for every service, health, reflection, <c>/healthz</c> and a front page.</summary>
    public static WebApplication MapReinstateGateway(this WebApplication app)
    {
        app.Use(WithoutMinimumRate);
        app.UseIdentity();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        app.Use(app.Services.GetRequiredService<UnreadableRequests>().Invoke);
        app.Use(app.Services.GetRequiredService<JsonErrors>().Invoke);
        app.MapGrpcService<OrganisationRpc>();
        app.MapGrpcService<IncidentRpc>();
        app.MapGrpcService<RecoveryRpc>();
        app.MapGrpcService<PersonRpc>();
        app.MapGrpcService<BulkRpc>();
        app.MapGrpcService<ReconciliationRpc>();
        app.MapGrpcService<GovernanceRpc>();
        app.MapGrpcHealthChecksService();
        app.MapGrpcReflectionService();
        app.MapHealthChecks("/healthz");
        app.MapGet("/", () => Results.Content(FrontPage, "text/html; charset=utf-8"));
        return app;
    }

    /// <summary>Kestrel ends a whole HTTP/2 connection when one upload on it stalls; deadlines bound calls instead.</summary>
    private static Task WithoutMinimumRate(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } request && http.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true)
        {
            request.MinDataRate = null;
        }

        return next(http);
    }
}
