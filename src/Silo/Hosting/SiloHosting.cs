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
        silo.Configure<GrainCollectionOptions>(ForgetWhatIsIdle);
        silo.AddIncomingGrainCallFilter<TenantFilter>();
        silo.AddPlacementDirector<TenantPlacement, TenantPlacementDirector>();
        if (!options.Spread)
        {
            // The strategy of every grain that names none.
            silo.Services.AddSingleton<PlacementStrategy, TenantPlacement>();
        }

        silo.AddMemoryStreams(PositionSignals.Provider, streams =>
        {
            streams.ConfigurePartitioning(1);
            streams.ConfigurePullingAgent(agent => agent.Configure(o => o.GetQueueMsgsTimerPeriod = TimeSpan.FromMilliseconds(20)));
        });
        if (options.Store is StoreAddress.Postgres(var connection))
        {
            OnPostgres(silo, options, PostgresSchema.OrleansConnectionString(connection));
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
        silo.AddMemoryGrainStorage(SessionGrain.Store);
    }

    private static void OnPostgres(ISiloBuilder silo, NodeOptions options, string connection)
    {
        // No gateway for clients of Orleans: the RPC services of a node are hosted with its silo.
        var listening = options.SiloPort == 0 ? FreePorts.Next() : options.SiloPort;
        var advertised = options.SiloAdvertisedPort == 0 ? listening : options.SiloAdvertisedPort;
        silo.ConfigureEndpoints(IPAddress.Loopback, advertised, 0);
        silo.Configure<EndpointOptions>(endpoints => endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, listening));
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
        silo.UseAdoNetReminderService(o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage(PubSub, o => (o.Invariant, o.ConnectionString) = (Invariant, connection));
        silo.AddAdoNetGrainStorage(SessionGrain.Store, o => (o.Invariant, o.ConnectionString, o.DeleteStateOnClear) = (Invariant, connection, true));
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

    // A grain is a fold of the log: forgetting one costs a read when it is asked for again. Under memory pressure the longest idle go first.
    private static void ForgetWhatIsIdle(GrainCollectionOptions collection)
    {
        collection.CollectionAge = TimeSpan.FromMinutes(10);
        collection.CollectionQuantum = TimeSpan.FromMinutes(1);
        collection.EnableActivationSheddingOnMemoryPressure = true;
        collection.MemoryUsageLimitPercentage = 80;
        collection.MemoryUsageTargetPercentage = 70;
        collection.MemoryUsagePollingPeriod = TimeSpan.FromSeconds(5);
    }
}
