using System.Net;
using System.Net.Sockets;

namespace Reinstate.Silo.Hosting;

/// <summary>Ports for the traffic between silos, which Orleans must be told before it listens.</summary>
internal static class FreePorts
{
    /// <summary>A port of loopback that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
