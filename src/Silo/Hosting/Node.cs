using Reinstate.Silo.Client;
using Reinstate.Silo.Hosting.Transport;
using Reinstate.Silo.Reminders;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Hosting;

/// <summary>A running node: started, it can say where it listens; disposed, it has stopped in order and closed its log.</summary>
internal sealed class Node : IAsyncDisposable
{
    /// <summary>For the log alone, which is open before the node is composed and closed after it.</summary>
    private readonly ILoggerFactory _loggers;

    private readonly ServerCertificate? _certificate;

    private Node(WebApplication app, ILog log, ILoggerFactory loggers, ServerCertificate? certificate, bool startedEmpty) =>
        (App, Log, _loggers, _certificate, StartedEmpty) = (app, log, loggers, certificate, startedEmpty);

    public WebApplication App { get; }

    public ILog Log { get; }

    /// <summary>Whether the log held nothing when the node was started.</summary>
    public bool StartedEmpty { get; }

    /// <summary>Done when the limits of the runs that were open at the start are watched again.</summary>
    public Task LimitsVisited => App.Services.GetServices<IHostedService>().OfType<LimitsOnStart>().SingleOrDefault()?.ExecuteTask ?? Task.CompletedTask;

    /// <summary>Where pages, gRPC-Web and JSON are served.</summary>
    public string HttpAddress => App.Urls.First();

    /// <summary>How a client in this program knows that it talks to this node.</summary>
    public NodeTrust Trust => _certificate is { } certificate ? NodeTrust.Exactly(() => certificate.Thumbprint) : NodeTrust.System;

    /// <summary>Where gRPC is served.</summary>
    public string GrpcAddress => App.Urls.Last();

    public static async Task<Node> StartAsync(NodeOptions options, CancellationToken cancellation)
    {
        options = options with { Store = DatabasePatience.For(options.Store) };
        var loggers = LoggerFactory.Create(NodeHost.Quieten);
        var certificate = options.Listening.Certificate is { } file
            ? new ServerCertificate(file, options.Listening.CertificateKey, TimeProvider.System, loggers.CreateLogger<ServerCertificate>()) : null;
        var log = await Stores.OpenAsync(options.Store, options.Keys, cancellation, loggers.CreateLogger<Node>());
        await log.Keys.CheckAsync(await log.TenantsAsync(cancellation), cancellation);
        var last = await LastInstant.OfAsync(log, cancellation);
        var clock = options.DemoClock ? new DemoClock(last ?? DemoClock.Beginning) : TimeProvider.System;
        var node = new Node(NodeHost.Build(options, log, clock, certificate), log, loggers, certificate, last is null);
        await node.App.StartAsync(cancellation);
        return node;
    }

    /// <summary>Stops in this order: no new calls; calls under way finish, and with them what they commit; the silo leaves its cluster.</summary>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Log.DisposeAsync();
        _loggers.Dispose();
    }
}
