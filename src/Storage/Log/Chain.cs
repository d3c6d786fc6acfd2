using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Storage.Log;

/// <summary>
/// The hash chain of a tenant's log: each event carries a link, the SHA-256 of the link before it and of its own digest. Whoever alters, removes, inserts or moves an event
/// breaks the chain there, or has to write every later link anew, which the signed checkpoints then do not bear out.
/// </summary>
/// <remarks>
/// The digest covers everything that is stored of an event, each field after its length, so that no two events have the same bytes. It is of the data as stored: where that is
/// enciphered, the chain can be verified without the key, and after it was destroyed. A log from before the chain begins it at its next event; the events before are covered by nothing.
/// Cost: about 1 µs an event.
/// </remarks>
public static class Chain
{
    /// <summary>Bytes of a link and of a digest.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private const string Beginning = "reinstate.chain.1";

    /// <summary>The link of an event.</summary>
    /// <param name="previous">That of the event before; empty where the chain begins with this one.</param>
    /// <param name="e">The event; what it carries as its own link does not matter.</param>
    public static byte[] Next(ReadOnlyMemory<byte> previous, StoredEvent e)
    {
        Span<byte> both = stackalloc byte[2 * Length];
        if (previous.IsEmpty)
        {
            Begin(e.Tenant, e.Position, both[..Length]);
        }
        else
        {
            previous.Span.CopyTo(both);
        }

        Digest(e, both[Length..]);
        return SHA256.HashData(both);
    }

    /// <summary>What of an event goes into its link.</summary>
    public static byte[] Digest(StoredEvent e)
    {
        var digest = new byte[Length];
        Digest(e, digest);
        return digest;
    }

    /// <summary>Whether an event carries the link that follows from the one before it.</summary>
    public static bool Holds(ReadOnlyMemory<byte> previous, StoredEvent e) => Next(previous, e).AsSpan().SequenceEqual(e.Link.Span);

    // A chain that begins later than the log says where, so that it cannot be passed off as one that begins elsewhere.
    private static void Begin(string tenant, long position, Span<byte> link)
    {
        var fields = new Fields(Beginning.Length + Encoding.UTF8.GetMaxByteCount(tenant.Length) + 32);
        fields.Add(Beginning);
        fields.Add(tenant);
        fields.Add(position);
        fields.Hash(link);
    }

    private static void Digest(StoredEvent e, Span<byte> digest)
    {
        var c = e.Context;
        var letters = e.Tenant.Length + e.Stream.Length + e.Type.Length + c.Actor.Length + c.Role.Length + c.Key.Length + c.Incident.Length + c.Service.Length;
        var fields = new Fields(Encoding.UTF8.GetMaxByteCount(letters) + e.Data.Length + (12 * sizeof(long)));
        fields.Add(e.Tenant);
        fields.Add(e.Position);
        fields.Add(e.Stream);
        fields.Add(e.Version);
        fields.Add(e.Type);
        fields.Add(e.Data.Span);
        fields.Add(c.RecordedAt.ToUnixTimeMilliseconds());
        fields.Add(c.Actor);
        fields.Add(c.Role);
        fields.Add(c.Key);
        fields.Add(c.Incident);
        fields.Add(c.Service);
        fields.Hash(digest);
    }

    /// <summary>Fields one after the other: a number as 8 bytes, anything else after its length in bytes as 4; little-endian, text as UTF-8.</summary>
    private ref struct Fields(int atMost)
    {
        private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(atMost);
        private int _length;

        public void Add(long number)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_length), number);
            _length += sizeof(long);
        }

        public void Add(string text)
        {
            var length = Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), length);
            _length += sizeof(int) + length;
        }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_length), bytes.Length);
            bytes.CopyTo(_bytes.AsSpan(_length + sizeof(int)));
            _length += sizeof(int) + bytes.Length;
        }

        public readonly void Hash(Span<byte> hash)
        {
            SHA256.HashData(_bytes.AsSpan(0, _length), hash);
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}

/// <summary>Where a tenant's log ends.</summary>
/// <param name="Position">Of its last event; 0 without one.</param>
/// <param name="Link">That event's link; empty before the chain begins.</param>
public readonly record struct LogHead(long Position, ReadOnlyMemory<byte> Link);
