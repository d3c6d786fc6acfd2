using System.Net;
using System.Net.Sockets;

namespace Reinstate.TestNodes;

/// <summary>Which way bytes go through a <see cref="FaultyLink"/>, seen from those who connect to it.</summary>
[Flags]
public enum Way
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>What is asked.</summary>
    Out = 1,

    /// <summary>What is answered.</summary>
    Back = 2,

    /// <summary>Either.</summary>
    Both = Out | Back,
}

/// <summary>
/// A network link that can fail: a relay on a loopback port before a real address. Bytes that are held back are delivered when the link heals, as TCP
/// does after a partition; those of a cut link are lost with their connections. A link that several processes share can fail for one of them.
/// </summary>
public sealed class FaultyLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly List<Connection> _connections = [];
    private readonly Task _accepting;
    private readonly EndPoint _target;
    private Way _held;
    private bool _cut;
    private int? _of;
    private TimeSpan _delay;
    private TaskCompletionSource _healed = NewSignal();

    private FaultyLink(EndPoint target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead of the target.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>A healthy link to an address, of TCP or a Unix socket.</summary>
    public static FaultyLink To(EndPoint target) => new(target);

    /// <summary>A healthy link to a loopback port that somebody will listen on.</summary>
    public static FaultyLink To(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>Ends every connection with a reset, and every new one likewise.</summary>
    /// <param name="of">The process whose connections they are; everybody's when none is named.</param>
    public void Cut(int? of = null)
    {
        List<Connection> ended;
        lock (_lock)
        {
            (_cut, _of) = (true, of);
            ended = _connections.FindAll(Concerns);
        }

        ended.ForEach(connection => connection.Reset());
    }

    /// <summary>Keeps connections and takes new ones, but lets nothing through in these directions.</summary>
    /// <param name="way">The directions.</param>
    /// <param name="of">The process whose connections they are; everybody's when none is named.</param>
    public void Hold(Way way, int? of = null) => Change(() => (_held, _of) = (way, of));

    /// <summary>Lets everything through so much later.</summary>
    public void Delay(TimeSpan delay) => Change(() => (_delay, _of) = (delay, null));

    /// <summary>Works again; what was held back is delivered.</summary>
    public void Heal() => Change(() => (_held, _cut, _delay, _of) = (Way.None, false, TimeSpan.Zero, null));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _closing.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource waiting;
        lock (_lock)
        {
            change();
            (waiting, _healed) = (_healed, NewSignal());
        }

        waiting.SetResult();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                _ = RelayAsync(await _listener.AcceptSocketAsync(_closing.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Closing, or a caller who went away before being taken in.
            }
        }
    }

    private async Task RelayAsync(Socket near)
    {
        var connection = new Connection(near, new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified));
        try
        {
            await PassAsync(connection, Way.Out);
            await connection.Far.ConnectAsync(_target, _closing.Token);
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_cut && Concerns(connection), this);
                _connections.Add(connection);
            }

            await Task.WhenAll(PumpAsync(connection, Way.Out), PumpAsync(connection, Way.Back));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone or the link is cut: so is the other side.
        }

        lock (_lock)
            _connections.Remove(connection);
        connection.Reset();
    }

    private bool Concerns(Connection connection) => _of is not { } process || connection.IsOf(process);

    private async Task PumpAsync(Connection connection, Way way)
    {
        var (from, to) = way == Way.Out ? (connection.Near, connection.Far) : (connection.Far, connection.Near);
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _closing.Token) is var count and > 0)
        {
            await PassAsync(connection, way);
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _closing.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task PassAsync(Connection connection, Way way)
    {
        if (_delay > TimeSpan.Zero)
            await Task.Delay(_delay, _closing.Token);
        while (true)
        {
            Task healed;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_cut && Concerns(connection), this);
                if ((_held & way) == Way.None || !Concerns(connection))
                    return;
                healed = _healed.Task;
            }

            await healed.WaitAsync(_closing.Token);
        }
    }

    private sealed record Connection(Socket Near, Socket Far)
    {
        private readonly SocketOwner _owner = new(Near);

        public bool IsOf(int process) => _owner.Is(process);

        public void Reset()
        {
            foreach (var socket in (ReadOnlySpan<Socket>)[Near, Far])
            {
                try
                {
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                }
                catch (Exception e) when (e is SocketException or ObjectDisposedException)
                {
                    // The relay found the other side gone at the same time and has closed it.
                }

                socket.Dispose();
            }
        }
    }
}
