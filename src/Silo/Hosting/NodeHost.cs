using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using Reinstate.Gateway;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Erasing;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Grains;
using Reinstate.Silo.GroupCommit;
using Reinstate.Silo.Quotas;
using Reinstate.Silo.Reads;
using Reinstate.Silo.Hosting.Transport;
using Reinstate.Silo.Reminders;
using Reinstate.Silo.Scans;
using Reinstate.Silo.Sealing;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Hosting;

/// <summary>One node: silo, gateway and pages in one process.</summary>
internal static class NodeHost
{
    /// <summary>Composes a node on an open log, which stays the caller's to close after the node has stopped.</summary>
    public static WebApplication Build(NodeOptions options, EncipheredLog log, TimeProvider clock, ServerCertificate? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel => WebHosting.Configure(kestrel, options, certificate));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        AddSealing(builder.Services, log, options);
        builder.UseOrleans(silo => SiloHosting.Configure(silo, options));
        AddNode(builder.Services, log, clock);
        builder.Services.AddSingleton(log.Scans).AddSingleton<ScanKeeping>();
        builder.Services.AddSingleton(provider => new Erasure(log, provider.GetRequiredService<IGrainFactory>()));
        if (options.Store is StoreAddress.Sqlite)
        {
            builder.Services.AddHostedService<LimitsOnStart>();
        }

        builder.Services.AddReinstateGateway(gateway =>
        {
            gateway.AdvanceClock = clock is DemoClock demo ? demo.AdvanceTo : null;
            gateway.Transport.Hosts = options.Listening.Hosts;
            gateway.Transport.CertificateHosts = () => certificate?.Names ?? [];
            NodeIdentity.Configure(gateway.Identity, options);
            options.Quotas(gateway.Quotas);
            gateway.Identity.BuiltIn?.OwnCertificate = certificate is null ? null : () => certificate.Thumbprint;
        });
        AddStorageQuota(builder.Services, log);
        Quieten(builder.Logging);
        var app = builder.Build();
        app.MapReinstateGateway();
        return app;
    }

    // Before what commits: what starts first stops last, and signs all of it.
    private static void AddSealing(IServiceCollection services, IPortableLog log, NodeOptions options)
    {
        services.AddSingleton(options.Keys);
        services.AddSingleton(provider => new Checkpointer(log, provider.GetRequiredService<KeyFolder>(), provider.GetRequiredService<NodeClock>(), provider.GetRequiredService<ILogger<Checkpointer>>()));
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<Checkpointer>());
        services.AddHostedService(provider => provider.GetRequiredService<Checkpointer>());
    }

    private static void AddStorageQuota(IServiceCollection services, IPortableLog log)
    {
        services.AddSingleton(provider => new StoredBytes(log, provider.GetRequiredService<ILogger<StoredBytes>>()));
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<StoredBytes>());
        services.AddSingleton(provider => new StorageQuota(provider.GetRequiredService<IOptions<GatewayOptions>>().Value.Quotas, provider.GetRequiredService<StoredBytes>()));
    }

    /// <summary>What the grains work with.</summary>
    public static void AddNode(IServiceCollection services, ILog log, TimeProvider clock)
    {
        services.AddSingleton(log);
        services.AddSingleton(new NodeClock(clock));
        services.AddSingleton(new CommitOptions());
        services.AddSingleton(new CachedSurroundings(log, TimeProvider.System));
        services.AddSingleton<PositionSignaller>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<CachedSurroundings>());
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<PositionSignaller>());
        services.AddSingleton<BoardKeeper>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<BoardKeeper>());
        services.AddHostedService(provider => provider.GetRequiredService<BoardKeeper>());
        services.AddSingleton<BoardMetrics>();
        services.AddSingleton<ICommitObserver>(provider => provider.GetRequiredService<BoardMetrics>());
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<BoardSnapshots>();
        services.AddSingleton(provider => new TenantBoards(log, TimeProvider.System, BoardMemory.Usual, provider.GetRequiredService<BoardSnapshots>()));
        services.AddSingleton(provider => new Workings(
            log, provider.GetRequiredService<CommitQueue>(), provider.GetRequiredService<CachedSurroundings>(), new ScopeFold(log, provider.GetRequiredService<TenantBoards>()), clock,
            provider.GetService<StorageQuota>()));
        services.AddSingleton<ReadAudit>();
    }

    /// <summary>What a node prints of what it logs.</summary>
    public static void Quieten(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });

        // Whoever reads the log may be slow; what is logged meanwhile is counted and left out, because callers would wait for it otherwise.
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Orleans", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Polly", LogLevel.Warning);
        logging.AddFilter("OpenIddict", LogLevel.Warning);

        // Notes of Orleans that say nothing here: the garbage collector's mode, and a first check that it counts from the start of the machine.
        logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // The streams of signals lose messages when a silo leaves, and say so as errors; watchers read the log all the same.
        logging.AddFilter("Orleans.Streams", LogLevel.Critical);
        logging.AddFilter("Orleans.Providers.MemoryAdapterReceiver", LogLevel.Critical);
    }
}
