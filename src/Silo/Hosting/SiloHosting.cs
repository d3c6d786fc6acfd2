using System.Net;
using Orleans.Configuration;
using Reinstate.Contracts.Calls;
using Reinstate.Silo.Grains;
using Reinstate.Storage.Postgres;

namespace Reinstate.Silo.Hosting;

/// <summary>Orleans, as a node uses it: alone on loopback with the embedded store, or one of many on PostgreSQL.</summary>
internal static class SiloHosting
{
    private const string Invariant = "Npgsql";

    // Where Orleans keeps who listens to which stream.
    private const string PubSub = "PubSubStore";

    public static void Configure(ISiloBuilder silo, NodeOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.Cluster, "reinstate"));
        silo.Configure<ClusterMembershipOptions>(FindLossWithinSeconds);
        silo.AddIncomingGrainCallFilter<TenantFilter>();
        silo.AddMemoryStreams(PositionSignals.Provider, streams =>
        {
            streams.ConfigurePartitioning(1);
            streams.ConfigurePullingAgent(agent => agent.Configure(o => o.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(20)));
        });
        if (options.Store is StoreAddress.Postgres(var connection))
        {
            OnPostgres(silo, PostgresSchema.OrleansConnectionString(connection));
        }
        else
        {
            Alone(silo, options);
        }
    }

    private static void Alone(ISiloBuilder silo, NodeOptions options)
    {
        silo.UseLocalhostClustering(FreePorts.Next(), 0, serviceId: "reinstate", clusterId: options.Cluster);
        silo.UseInMemoryReminderService();
        silo.AddMemoryGrainStorage(PubSub);
    }

    private static void OnPostgres(ISiloBuilder silo, string connection)
    {
        // No gateway for clients of Orleans: the RPC services of a node are hosted with its silo.
        silo.ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), 0);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage(PubSub, o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
    }

    // A killed silo is noticed within about 1.5 s (two missed probes, of 0.75 s each when probes are usually quick), one that hangs or is cut off within
    // about six, not after the default of about half a minute. Why so, and not quicker: docs/adr/0010-failure-detection.md.
    private static void FindLossWithinSeconds(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1.5);
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(2);
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 1;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.NumMissedTableIAmAliveLimit = 2;
        membership.DefunctSiloCleanupPeriod = TimeSpan.FromMinutes(10);
        membership.DefunctSiloExpiration = TimeSpan.FromMinutes(10);
    }
}
