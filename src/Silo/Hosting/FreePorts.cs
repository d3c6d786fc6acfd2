using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Reinstate.Silo.Hosting;

/// <summary>Ports for the traffic between silos, which Orleans must be told before it listens.</summary>
/// <remarks>
/// Below the range from which systems give ports to outgoing connections (32768 and up on Linux, 49152 and up elsewhere): a port that the system itself calls free
/// may be somebody's outgoing connection by the time that Orleans listens on it. What this process was once given is not given again.
/// </remarks>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int End = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port of loopback that was free a moment ago.</summary>
    /// <exception cref="NetworkInformationException">No port of the range is free.</exception>
    public static int Next()
    {
        // From a random place, so that two programs that start at once do not ask for the same one.
        var start = Random.Shared.Next(First, End);
        for (var step = 0; step < End - First; step++)
        {
            var port = First + ((start - First + step) % (End - First));
            if (Given.TryAdd(port, true) && IsFree(port))
            {
                return port;
            }
        }

        throw new NetworkInformationException((int)SocketError.AddressAlreadyInUse);
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
