using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace Reinstate.Silo.Hosting.Transport;

/// <summary>
/// Decides about each connection before a byte of it is read: behind a proxy only its own networks are let in, and no other address has more than its share, so that one cannot take the places of all.
/// </summary>
/// <remarks>Cost: a look into a table for each connection, none for a request.</remarks>
internal sealed class Doorkeeper(Listening listening)
{
    private readonly ConcurrentDictionary<IPAddress, int> _open = new();

    /// <summary>Addresses with connections at this moment.</summary>
    public int Addresses => _open.Count;

    public ConnectionDelegate Before(ConnectionDelegate next) => connection => AdmitAsync(connection, next);

    private async Task AdmitAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var address = Plain((connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None);
        if (listening.Proxies.Any(network => network.Contains(address)))
        {
            await next(connection);
            return;
        }

        // Probes and tools of the machine itself reach a node behind a proxy, too.
        if (listening.Proxies.Count > 0 && !IPAddress.IsLoopback(address))
        {
            connection.Abort(new ConnectionAbortedException("not from a proxy"));
            return;
        }

        var source = Source(address);
        try
        {
            if (_open.AddOrUpdate(source, 1, static (_, count) => count + 1) > listening.MostOfAnAddress)
            {
                connection.Abort(new ConnectionAbortedException("too many connections of one address"));
                return;
            }

            await next(connection);
        }
        finally
        {
            Leave(source);
        }
    }

    private void Leave(IPAddress source)
    {
        if (_open.AddOrUpdate(source, 0, static (_, count) => count - 1) == 0)
        {
            _open.TryRemove(new KeyValuePair<IPAddress, int>(source, 0));
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>Whoever has one address of IPv6 has the other 2^64 of its network, too.</summary>
    private static IPAddress Source(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes);
    }
}
