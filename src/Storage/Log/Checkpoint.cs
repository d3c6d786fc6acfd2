using Reinstate.Contracts.Signing;

namespace Reinstate.Storage.Log;

/// <summary>
/// What a node signs now and then: that a tenant's log reached a position with a link. Whoever writes the log anew behind the node's back can make a chain that holds, but not one
/// that ends in a link which was signed.
/// </summary>
/// <param name="Tenant">The organisation.</param>
/// <param name="Position">Of an event.</param>
/// <param name="Link">The link of that event, see <see cref="Chain"/>.</param>
/// <param name="SignedAt">When, UTC, to the millisecond.</param>
/// <param name="Key">Id of the key, see <see cref="SigningKey.Id"/>.</param>
/// <param name="Signature">64 bytes.</param>
public sealed record Checkpoint(string Tenant, long Position, ReadOnlyMemory<byte> Link, DateTimeOffset SignedAt, string Key, ReadOnlyMemory<byte> Signature)
{
    private const string Name = "reinstate.checkpoint.1";

    /// <summary>Signs where a log ends.</summary>
    public static Checkpoint Sign(string tenant, LogHead head, DateTimeOffset now, SigningKey key)
    {
        var unsigned = new Checkpoint(tenant, head.Position, head.Link, DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()), key.Id, default);
        return unsigned with { Signature = key.Sign(unsigned.Signed()) };
    }

    /// <summary>What is wrong with the signature; null when nothing is.</summary>
    public string? Fault(PublicKeys keys) => keys.Fault(Key, Signed(), Signature.Span);

    // The form of an event's digest, so that no two checkpoints have the same bytes.
    private byte[] Signed()
    {
        var digest = new byte[EventDigest.Length];
        EventDigest.Write(new EventFields(Tenant, Position, Name, 0, Name, SignedAt.ToUnixTimeMilliseconds(), Key, "", "", "", ""), Link.Span, digest);
        return digest;
    }
}

/// <summary>The checkpoints of a log, kept beside it.</summary>
public interface ICheckpoints
{
    /// <summary>Keeps a checkpoint; one that is there for the position already stays.</summary>
    ValueTask SaveCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellation);

    /// <summary>A tenant's checkpoints by position.</summary>
    ValueTask<IReadOnlyList<Checkpoint>> CheckpointsAsync(string tenant, CancellationToken cancellation);
}
