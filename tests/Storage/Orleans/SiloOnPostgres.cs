using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Postgres;

namespace Reinstate.StorageTests.Orleans;

/// <summary>A real silo that clusters, keeps state and reminds through PostgreSQL.</summary>
internal static class SiloOnPostgres
{
    public const string ClusterId = "test-cluster";

    public static async Task<IHost> StartAsync(string database, bool deleteOnClear = false)
    {
        var host = Build(database, deleteOnClear);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public static IHost Build(string database, bool deleteOnClear = false)
    {
        var connectionString = PostgresSchema.OrleansConnectionString(database);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (ClusterId, "test-service"))
            .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), FreePorts.Next())
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString))
            .AddAdoNetGrainStorageAsDefault(o => (o.Invariant, o.ConnectionString, o.DeleteStateOnClear) = ("Npgsql", connectionString, deleteOnClear))
            .UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = ("Npgsql", connectionString)));
        return builder.Build();
    }

    /// <summary>A client that would find its gateways in the same table; not connected.</summary>
    public static IHost BuildClient(string database)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (ClusterId, "test-service"))
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", PostgresSchema.OrleansConnectionString(database))));
        return builder.Build();
    }

    public static IKeeperGrain Keeper(this IHost silo, string key) => silo.Services.GetRequiredService<IGrainFactory>().GetGrain<IKeeperGrain>(key);
}
