using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>A program with the built-in issuer that listens on more than loopback does not start.</summary>
internal sealed class ListensHereOnly(IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The addresses are known from here on.</summary>
    /// <exception cref="InvalidOperationException">One of them is another machine's to reach.</exception>
    public Task StartedAsync(CancellationToken cancellationToken) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => !IsLoopback(address)) is { } address
            ? throw new InvalidOperationException($"The built-in issuer takes this machine's word for who somebody is, so a node that listens on {address} needs another: --issuer URL.")
            : Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // "http://*:80" is no address that Uri knows, and not loopback.
    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
