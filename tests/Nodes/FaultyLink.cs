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
/// does after a partition; those of a cut link are lost with their connections.
/// </summary>
public sealed class FaultyLink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly List<(Socket Near, Socket Far)> _pairs = [];
    private readonly Task _accepting;
    private readonly EndPoint _target;
    private Way _held;
    private bool _cut;
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
    public void Cut()
    {
        List<(Socket Near, Socket Far)> ended;
        lock (_lock)
        {
            _cut = true;
            ended = [.. _pairs];
            _pairs.Clear();
        }

        ended.ForEach(pair => Reset(pair.Near, pair.Far));
    }

    /// <summary>Keeps connections and takes new ones, but lets nothing through in these directions.</summary>
    public void Hold(Way way) => Change(() => _held = way);

    /// <summary>Lets everything through so much later.</summary>
    public void Delay(TimeSpan delay) => Change(() => _delay = delay);

    /// <summary>Works again; what was held back is delivered.</summary>
    public void Heal() => Change(() => (_held, _cut, _delay) = (Way.None, false, TimeSpan.Zero));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _closing.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static void Reset(params Socket[] sockets)
    {
        foreach (var socket in sockets)
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
        var far = new Socket(_target.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await PassAsync(Way.Out);
            await far.ConnectAsync(_target, _closing.Token);
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_cut, this);
                _pairs.Add((near, far));
            }

            await Task.WhenAll(PumpAsync(near, far, Way.Out), PumpAsync(far, near, Way.Back));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone or the link is cut: so is the other side.
        }

        lock (_lock)
            _pairs.Remove((near, far));
        Reset(near, far);
    }

    private async Task PumpAsync(Socket from, Socket to, Way way)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, _closing.Token) is var count and > 0)
        {
            await PassAsync(way);
            for (var sent = 0; sent < count;)
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _closing.Token);
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task PassAsync(Way way)
    {
        if (_delay > TimeSpan.Zero)
            await Task.Delay(_delay, _closing.Token);
        while (true)
        {
            Task healed;
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_cut, this);
                if ((_held & way) == Way.None)
                    return;
                healed = _healed.Task;
            }

            await healed.WaitAsync(_closing.Token);
        }
    }
}
