using System.Runtime.InteropServices;
using System.Text;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>
/// Ids as UTF-8 bytes, numbered in the order in which they came. Open addressing, at most half full; the bytes lie one after the other
/// in large blocks. About 24 bytes an id besides its text. Any number of threads may look up while none adds.
/// </summary>
internal sealed class IdTable
{
    private const int BlockBits = 22;

    /// <summary>An id is a field: at most <see cref="RecordTokens.LongestField"/> characters, three bytes each.</summary>
    private const int BlockSize = 1 << BlockBits;

    private readonly List<byte[]> blocks = [];
    private Id[] ids = new Id[16];
    private Slot[] slots = new Slot[32];
    private int used = BlockSize;

    public int Count { get; private set; }

    /// <summary>The number of an id, or -1.</summary>
    public int Find(ReadOnlySpan<byte> id) => slots[SlotOf(ByteHash.Of(id), id)].Number - 1;

    public int Find(string id)
    {
        Span<byte> bytes = id.Length <= 128 ? stackalloc byte[128 * 3] : new byte[Encoding.UTF8.GetMaxByteCount(id.Length)];
        return Find(bytes[..Encoding.UTF8.GetBytes(id, bytes)]);
    }

    /// <summary>False when the id is there already.</summary>
    public bool TryAdd(ReadOnlySpan<byte> id)
    {
        if ((Count + 1) * 2 > slots.Length)
            Grow();
        var hash = ByteHash.Of(id);
        var slot = SlotOf(hash, id);
        if (slots[slot].Number > 0)
            return false;
        if (Count == ids.Length)
            Array.Resize(ref ids, ids.Length * 2);
        ids[Count] = Keep(id);
        slots[slot] = new((uint)hash, ++Count);
        return true;
    }

    private Id Keep(ReadOnlySpan<byte> id)
    {
        if (used + id.Length > BlockSize || blocks.Count == 0)
        {
            blocks.Add(new byte[BlockSize]);
            used = 0;
        }

        id.CopyTo(blocks[^1].AsSpan(used));
        var kept = new Id(((long)(blocks.Count - 1) << BlockBits) + used, id.Length);
        used += id.Length;
        return kept;
    }

    private ReadOnlySpan<byte> BytesOf(Id id) => blocks[(int)(id.At >> BlockBits)].AsSpan((int)(id.At & (BlockSize - 1)), id.Length);

    private int SlotOf(ulong hash, ReadOnlySpan<byte> id)
    {
        var mask = slots.Length - 1;
        for (var slot = (int)(hash >> 32) & mask; ; slot = (slot + 1) & mask)
        {
            var (seen, number) = slots[slot];
            if (number == 0 || (seen == (uint)hash && BytesOf(ids[number - 1]).SequenceEqual(id)))
                return slot;
        }
    }

    private void Grow()
    {
        slots = new Slot[slots.Length * 2];
        for (var i = 0; i < Count; i++)
        {
            var id = BytesOf(ids[i]);
            var hash = ByteHash.Of(id);
            slots[SlotOf(hash, id)] = new((uint)hash, i + 1);
        }
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Id(long At, int Length);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Slot(uint Hash, int Number);
}
