using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Reinstate.TestNodes;

/// <summary>Which process is at the other end of a connection on this machine, as Linux tells: the connection's socket is among the files that the process has open.</summary>
internal sealed class SocketOwner(Socket accepted)
{
    private readonly string _inode = Inode((IPEndPoint)accepted.RemoteEndPoint!, (IPEndPoint)accepted.LocalEndPoint!);
    private readonly ConcurrentDictionary<int, bool> _known = new();

    public bool Is(int process) => _known.GetOrAdd(process, Has);

    // Columns of /proc/net/tcp: number, local and remote address as hexadecimal ADDRESS:PORT, ..., inode in the tenth.
    private static string Inode(IPEndPoint there, IPEndPoint here)
    {
        var (local, remote) = (Port(there), Port(here));
        foreach (var line in ((string[])["/proc/net/tcp", "/proc/net/tcp6"]).SelectMany(File.ReadLines))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns[1].EndsWith(local, StringComparison.Ordinal) && columns[2].EndsWith(remote, StringComparison.Ordinal))
                return columns[9];
        }

        return "";
    }

    private static string Port(IPEndPoint at) => string.Create(CultureInfo.InvariantCulture, $":{at.Port:X4}");

    private bool Has(int process)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries($"/proc/{process}/fd").Any(file => string.Equals(Target(file), $"socket:[{_inode}]", StringComparison.Ordinal));
        }
        catch (DirectoryNotFoundException)
        {
            // The process has ended, and its connections with it.
            return false;
        }
    }

    private static string? Target(string file)
    {
        try
        {
            return new FileInfo(file).LinkTarget;
        }
        catch (IOException)
        {
            // Closed since it was listed.
            return null;
        }
    }
}
