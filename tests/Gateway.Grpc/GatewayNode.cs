using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Reinstate.Gateway;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Quotas;
using Reinstate.Gateway.Watching;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

/// <summary>The gateway on real sockets in front of <see cref="FakeGrains"/>. Logged errors are kept, so that a test can say that there were none.</summary>
internal sealed class GatewayNode : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly GrpcChannel channel;

    private static readonly string KeyFile = TemporaryFile();

    private static readonly ConcurrentDictionary<(string, string, string), string> Tokens = new();

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

    /// <summary>The key with which the built-in issuer of every such node signs.</summary>
    public static ECDsaSecurityKey IssuerKey { get; } = Reinstate.Gateway.Identity.BuiltIn.IssuerKey.Load(KeyFile);

    public FakeSessions Sessions => (FakeSessions)app.Services.GetRequiredService<ISessions>();

    public ErrorLog Errors { get; }

    public HttpClient Http1 { get; }

    public HttpClient Http2 { get; }

    public CallMetrics Metrics => app.Services.GetRequiredService<CallMetrics>();

    public QuotaMetrics Quotas => app.Services.GetRequiredService<QuotaMetrics>();

    public CallInvoker Rpc => channel.CreateCallInvoker();

    public static async Task<GatewayNode> Start(Action<GatewayOptions>? configure = null, TimeProvider? time = null, TimeProvider? waiting = null)
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
        builder.Services.AddSingleton<ISessions, FakeSessions>().AddSingleton(time ?? TimeProvider.System).AddSingleton(new WaitingTime(waiting ?? TimeProvider.System));
        builder.Services.AddReinstateGateway(options =>
        {
            configure?.Invoke(options);
            options.Identity.BuiltIn ??= options.Identity.Issuer is null ? new BuiltInIssuerOptions { KeyFile = KeyFile, People = () => People, Machines = () => Machines } : null;
        });
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

    /// <summary>As whom one can sign in.</summary>
    public static IReadOnlyList<DemoPerson> People { get; } =
        [new("haven", "s-rm", "Rhea <Moss>", ["registered_manager"], ["willow", "oak"]), new("haven", "s-qd", "Dana", ["group_quality_director", "data_protection_officer"], null)];

    public static IReadOnlyList<DemoPerson> Machines { get; } = [new("haven", "fernlea", "Fernlea", ["vendor_system"], ["willow"])];

    /// <summary>Metadata of a call by a member of staff.</summary>
    public static Metadata As(string tenant = "haven", string person = "s-rm", string role = "registered_manager") =>
        Bearing(Tokens.GetOrAdd((tenant, person, role), _ => Token(TestTokens.Claims(tenant, person, role))));

    /// <summary>Metadata of a call with any token.</summary>
    public static Metadata Bearing(string token) => new() { { "authorization", $"Bearer {token}" } };

    /// <summary>A token of the built-in issuer, whatever it says.</summary>
    public static string Token(JsonObject claims) => TestTokens.Sign(IssuerKey.ECDsa, IssuerKey.KeyId, claims);

    /// <summary>One command, as good as any other.</summary>
    public Task<CommandReply> Close(Metadata? metadata = null, DateTime? deadline = null, CancellationToken? cancellation = null, CloseIncidentRequest? request = null) =>
        new IncidentService.IncidentServiceClient(Rpc)
            .CloseIncidentAsync(request ?? CloseRequest(), metadata ?? As(), deadline, cancellation ?? TestContext.Current.CancellationToken).ResponseAsync;

    public static CloseIncidentRequest CloseRequest() => new() { Header = new CommandHeader { IdempotencyKey = "close-1" }, IncidentId = "storm" };

    public Task Stop() => app.StopAsync();

    private static string TemporaryFile()
    {
        var folder = Directory.CreateTempSubdirectory("reinstate-gateway-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return Path.Combine(folder, "key");
    }

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
