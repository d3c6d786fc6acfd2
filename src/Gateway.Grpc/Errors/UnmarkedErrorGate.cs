namespace Reinstate.Gateway.Errors;

/// <summary>Passes a response body on, except that of an error which does not carry the mark of a refusal: its text is withheld and replaced.</summary>
internal sealed class UnmarkedErrorGate(Stream inner, HttpResponse response) : Stream
{
    /// <summary>Whether something was withheld.</summary>
    public bool Withheld { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static bool IsUnmarked(HttpResponse response) => !response.Headers.ContainsKey(RefusalStatus.Trailer);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Withheld |= response.StatusCode >= 400 && IsUnmarked(response);
        return Withheld ? ValueTask.CompletedTask : inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        Withheld |= response.StatusCode >= 400 && IsUnmarked(response);
        return Withheld ? Task.CompletedTask : inner.FlushAsync(cancellationToken);
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
