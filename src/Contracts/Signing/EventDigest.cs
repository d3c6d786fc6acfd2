using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Reinstate.Contracts.Signing;

/// <summary>
/// The SHA-256 of everything that is stored of an event: each field after its length, a number as 8 bytes, text as UTF-8 and bytes after their length as 4, all
/// little-endian, so that no two events have the same bytes. What the log's chain and a pack's manifest are made of.
/// </summary>
public static class EventDigest
{
    /// <summary>Bytes of a digest.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>Writes the digest.</summary>
    /// <param name="e">The event; times are milliseconds since 1970, UTC.</param>
    /// <param name="data">Its data as stored.</param>
    /// <param name="digest">32 bytes.</param>
    public static void Write(in EventFields e, ReadOnlySpan<byte> data, Span<byte> digest)
    {
        var letters = e.Tenant.Length + e.Stream.Length + e.Type.Length + e.Actor.Length + e.Role.Length + e.Key.Length + e.Incident.Length + e.Service.Length;
        var fields = new Fields(Encoding.UTF8.GetMaxByteCount(letters) + data.Length + (12 * sizeof(long)));
        fields.Add(e.Tenant);
        fields.Add(e.Position);
        fields.Add(e.Stream);
        fields.Add(e.Version);
        fields.Add(e.Type);
        fields.Add(data);
        fields.Add(e.RecordedAt);
        fields.Add(e.Actor);
        fields.Add(e.Role);
        fields.Add(e.Key);
        fields.Add(e.Incident);
        fields.Add(e.Service);
        fields.Hash(digest);
    }

    /// <summary>The same form for a name and where in a tenant's log it holds.</summary>
    public static void Write(string name, string tenant, long position, Span<byte> digest)
    {
        var fields = new Fields(Encoding.UTF8.GetMaxByteCount(name.Length + tenant.Length) + (4 * sizeof(long)));
        fields.Add(name);
        fields.Add(tenant);
        fields.Add(position);
        fields.Hash(digest);
    }

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

/// <summary>What is stored of an event beside its data.</summary>
/// <param name="RecordedAt">Milliseconds since 1970, UTC.</param>
public readonly record struct EventFields(
    string Tenant, long Position, string Stream, long Version, string Type, long RecordedAt, string Actor, string Role, string Key, string Incident, string Service);
