using Grpc.Core;
using Microsoft.Extensions.Options;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Transport;

/// <summary>
/// Bounds how long a stream waits for a reader that takes nothing: what it holds meanwhile, one message, would otherwise be held for as long as its token is valid. Whoever reads again resumes in a new stream.
/// </summary>
internal sealed class StalledReaders(IOptions<GatewayOptions> options, WaitingTime waiting)
{
    private readonly TimeSpan _limit = options.Value.Transport.LongestStall;

    /// <summary>The same stream, which ends with DEADLINE_EXCEEDED when a message is not taken in time.</summary>
    public IServerStreamWriter<T> Bound<T>(IServerStreamWriter<T> output) => new Bounded<T>(output, _limit, waiting.Provider);

    private sealed class Bounded<T>(IServerStreamWriter<T> output, TimeSpan limit, TimeProvider time) : IServerStreamWriter<T>
    {
        public WriteOptions? WriteOptions
        {
            get => output.WriteOptions;
            set => output.WriteOptions = value;
        }

        public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

        public async Task WriteAsync(T message, CancellationToken cancellationToken)
        {
            using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var write = output.WriteAsync(message, stalled.Token);
            try
            {
                await write.WaitAsync(limit, time, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // Resets the stream: a status would wait behind what is not read.
                await stalled.CancelAsync();
                throw new RpcException(new Status(StatusCode.DeadlineExceeded, "Nothing of this stream was read for too long."));
            }
        }
    }
}
