using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Reinstate.Gateway;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Watching;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>The gateway on real sockets in front of <see cref="FakeGrains"/>. Logged errors are kept, so that a test can say that there were none.</summary>
internal sealed class GatewayNode : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GrpcChannel channel;

    private GatewayNode(WebApplication app, FakeGrains grains, FakeSignals signals, ErrorLog errors)
    {
        this.app = app;
        Grains = grains;
        Signals = signals;
        Errors = errors;
        var addresses = app.Urls.ToArray();
        Http1 = new HttpClient { BaseAddress = new Uri(addresses[0]) };
        Http2 = new HttpClient { BaseAddress = new Uri(addresses[1]), DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        channel = GrpcChannel.ForAddress(addresses[1]);
    }

    public FakeGrains Grains { get; }

    public FakeSignals Signals { get; }

    public ErrorLog Errors { get; }

    public HttpClient Http1 { get; }

    public HttpClient Http2 { get; }

    public CallMetrics Metrics => app.Services.GetRequiredService<CallMetrics>();

    public CallInvoker Rpc => channel.CreateCallInvoker();

    public static async Task<GatewayNode> Start(Action<GatewayOptions>? configure = null)
    {
        var (grains, signals, errors) = (new FakeGrains(), new FakeSignals(), new ErrorLog());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(errors);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddSingleton<IGrainPort>(grains).AddSingleton<IPositionSignals>(signals);
        builder.Services.AddReinstateGateway(configure);
        var built = builder.Build();
        built.Use((http, next) =>
        {
            // Lets a test call from an address that this machine may not have.
            if (http.Request.Headers["test-remote-address"] is [{ } remote])
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(remote);
            }

            return next(http);
        });
        built.MapReinstateGateway();
        await built.StartAsync();
        return new GatewayNode(built, grains, signals, errors);
    }

    /// <summary>Metadata of a call by a member of staff.</summary>
    public static Metadata As(string tenant = "haven", string person = "s-rm", string role = "registered_manager") =>
        new() { { "reinstate-organisation", tenant }, { "reinstate-person", person }, { "reinstate-role", role } };

    /// <summary>One command, as good as any other.</summary>
    public Task<CommandReply> Close(Metadata? metadata = null, DateTime? deadline = null, CancellationToken? cancellation = null, CloseIncidentRequest? request = null) =>
        new IncidentService.IncidentServiceClient(Rpc)
            .CloseIncidentAsync(request ?? CloseRequest(), metadata ?? As(), deadline, cancellation ?? TestContext.Current.CancellationToken).ResponseAsync;

    public static CloseIncidentRequest CloseRequest() => new() { Header = new CommandHeader { IdempotencyKey = "close-1" }, IncidentId = "storm" };

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        Http1.Dispose();
        Http2.Dispose();
        await app.DisposeAsync();
    }
}

internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Entries { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Entries.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception?.GetType().Name}");
        }
    }

    public void Dispose()
    {
    }
}
