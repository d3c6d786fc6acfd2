using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Reinstate.Contracts.Access;
using Reinstate.Gateway.Calls;
using Reinstate.Gateway.Errors;
using Reinstate.Gateway.Hosting;
using Reinstate.Gateway.Identity;
using Reinstate.Gateway.Identity.SignIn;
using Reinstate.Gateway.Pages;
using Reinstate.Gateway.Quotas;
using Reinstate.Gateway.Services;
using Reinstate.Gateway.Transport;
using Reinstate.Gateway.Watching;

namespace Reinstate.Gateway;

/// <summary>Adds the gateway to a program that hosts Orleans or is a client of it.</summary>
public static class GatewayServices
{
    /// <summary>Registers the services that <see cref="GatewayEndpoints.MapReinstateGateway"/> maps.</summary>
    public static IServiceCollection AddReinstateGateway(this IServiceCollection services, Action<GatewayOptions>? configure = null)
    {
        // A method that nobody said who may call keeps the program from starting.
        _ = AccessTable.Rows;
        services.AddOptions<GatewayOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(o => o is { MaxRequestBytes: > 0, MaxScanBytes: > 0, BulkUnanswered: > 0, ChangesPerFrame: > 0, RecentFrameBytes: > 0 }, "Limits of the gateway are positive.")
            .Validate(o => o.Patience > TimeSpan.Zero && o.Heartbeat > TimeSpan.Zero && o.PollInterval > TimeSpan.Zero, "Times of the gateway are positive.")
            .Validate(o => o.Transport.LongestCall > o.Patience && o.Transport.LongestStall > o.Heartbeat && o.Transport.MaxFormBytes > 0, "A call is given more time than it is repeated for, a stalled reader more than a heartbeat.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WaitingTime(TimeProvider.System));
        services.TryAddSingleton<IGrainPort, GrainPort>();
        services.TryAddSingleton<IPositionSignals, StreamSignals>();
        services.TryAddSingleton<ISessions, GrainSessions>();
        services.AddIdentity(configure);
        services.AddSingleton<DevelopmentClock>().AddSingleton<Retries>().AddSingleton<CallMetrics>().AddSingleton<GatewayCalls>();
        services.AddSingleton(provider => new FairShares(provider.GetRequiredService<IOptions<GatewayOptions>>().Value.Quotas.Share, provider.GetRequiredService<WaitingTime>().Provider));
        services.AddSingleton<QuotaMetrics>().AddSingleton<CallQuotas>().AddSingleton<IValidateOptions<GatewayOptions>, QuotaOptionsCheck>();
        services.AddSingleton<ProtectiveHeaders>().AddSingleton<KnownHosts>().AddSingleton<LongestCall>().AddSingleton<BodyLimits>().AddSingleton<StalledReaders>().AddSingleton<KnownCallersOnly>().AddSingleton<WebApp>();
        services.AddSingleton<WatchHubs>().AddSingleton<Watches>().AddSingleton<UnreadableRequests>().AddSingleton<JsonErrors>();
        services.Configure<LoggerFilterOptions>(OneEntryPerFailure);
        services.AddSingleton<IConfigureOptions<GrpcServiceOptions>, GatewayGrpcOptions>();
        services.AddGrpc(options => options.Interceptors.Add<FailureInterceptor>()).AddJsonTranscoding(options => options.TypeRegistry = JsonErrors.Types);

        // After what they begin from: the options of all services.
        services.AddSingleton<IConfigureOptions<GrpcServiceOptions<ScanRpc>>, ScanGrpcOptions>();
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<BoardHealth>("board", timeout: TimeSpan.FromSeconds(3));
        return services;
    }

    /// <summary>The framework also logs each unreadable request as an error of its own, with a stack trace that any caller can provoke at will.</summary>
    private static void OneEntryPerFailure(LoggerFilterOptions options)
    {
        options.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.None);
        options.AddFilter("Grpc.AspNetCore.Grpc.JsonTranscoding.ServerCallHandler", LogLevel.None);
    }

    private sealed class ScanGrpcOptions(IOptions<GatewayOptions> gateway) : IConfigureOptions<GrpcServiceOptions<ScanRpc>>
    {
        public void Configure(GrpcServiceOptions<ScanRpc> options)
        {
            options.MaxReceiveMessageSize = gateway.Value.MaxScanBytes;
            options.CompressionProviders = [new BoundedCompression(gateway.Value.MaxScanBytes)];
        }
    }

    private sealed class GatewayGrpcOptions(IOptions<GatewayOptions> gateway) : IConfigureOptions<GrpcServiceOptions>
    {
        public void Configure(GrpcServiceOptions options)
        {
            options.MaxReceiveMessageSize = gateway.Value.MaxRequestBytes;
            options.MaxSendMessageSize = null;
            options.EnableDetailedErrors = false;
            options.CompressionProviders.Clear();
            options.CompressionProviders.Add(new BoundedCompression(gateway.Value.MaxRequestBytes));
        }
    }
}
