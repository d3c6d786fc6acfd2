using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Reinstate.Gateway;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Postgres;

namespace Reinstate.Bench.Usual;

/// <summary>The baseline as a program of its own: the same gateway, and behind it grains that write their state with Orleans' ADO.NET storage.</summary>
internal static class UsualNode
{
    public const string Storage = "usual";

    /// <summary>Serves until its standard input ends. Prints its address and <c>ready</c>, as a node does.</summary>
    public static async Task<int> RunAsync(string connection)
    {
        await PostgresSchema.MigrateAsync(connection, CancellationToken.None);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Host.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePorts.Next(), 0, serviceId: "usual", clusterId: "usual");
            silo.AddAdoNetGrainStorage(Storage, o => (o.Invariant, o.ConnectionString) = ("Npgsql", PostgresSchema.OrleansConnectionString(connection)));
            // The program's own grains answer to the same interfaces.
            silo.Configure<GrainTypeOptions>(types => types.Classes.RemoveWhere(type => type.Assembly != typeof(UsualPerson).Assembly));
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(Contracts.Calls.PositionSignals.Provider);
        });
        builder.Services.AddReinstateGateway(gateway => gateway.Identity.BuiltIn = new BuiltInIssuerOptions());
        await using var app = builder.Build();
        app.MapReinstateGateway();
        await app.StartAsync();
        Console.WriteLine($"gRPC {app.Urls.First()}");
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
