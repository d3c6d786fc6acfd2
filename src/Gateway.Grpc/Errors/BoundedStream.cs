using Reinstate.Contracts.Refusals;

namespace Reinstate.Gateway.Errors;

/// <summary>Reads at most so many bytes: against bodies without a length and against a small message that unpacks into a huge one.</summary>
internal sealed class BoundedStream(Stream inner, int limit) : Stream
{
    private int read;

    /// <summary>Whether the limit was passed.</summary>
    public bool Exceeded => read > limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int count)
    {
        read = (int)Math.Min((long)read + count, int.MaxValue);
        return Exceeded ? throw RefusalStatus.Of(Catalogue.TooLarge, $"more than {limit} bytes") : count;
    }
}
