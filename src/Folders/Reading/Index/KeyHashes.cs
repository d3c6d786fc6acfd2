namespace Reinstate.Folders.Reading.Index;

/// <summary>
/// One hash for each record of a table, in file order, and every so often where the records are. Eight bytes a row, kept only until the
/// repeated keys are found.
/// </summary>
internal sealed class KeyHashes
{
    public const int MarkEvery = 512;

    private const int PartBits = 8;
    private const int BlockBits = 15;
    private const int BlockSize = 1 << BlockBits;

    private readonly List<ulong[]> blocks = [];
    private readonly List<(long At, int Line)> marks = [];

    public int Count { get; private set; }

    /// <summary>0 stands for a record that takes no key.</summary>
    public ulong this[int record] => blocks[record >> BlockBits][record & (BlockSize - 1)];

    public void Add(ulong hash, long at, int line)
    {
        if ((Count & (BlockSize - 1)) == 0)
            blocks.Add(new ulong[BlockSize]);
        if (Count % MarkEvery == 0)
            marks.Add((at, line));
        blocks[^1][Count & (BlockSize - 1)] = hash;
        Count++;
    }

    /// <summary>The place and line of the last marked record that is not after this one.</summary>
    public (int Record, long At, int Line) MarkBefore(int record) =>
        (record / MarkEvery * MarkEvery, marks[record / MarkEvery].At, marks[record / MarkEvery].Line);

    /// <summary>
    /// Hashes that occur more than once in all of these. They are dealt into parts that fit a cache, the tables side by side, and each part is
    /// sorted by itself: n log n however the keys are chosen.
    /// </summary>
    public static HashSet<ulong> Repeated(IReadOnlyList<KeyHashes> tables)
    {
        var next = new int[tables.Count][];
        Parallel.For(0, tables.Count, t => next[t] = tables[t].Sizes());
        var parts = new ulong[1 << PartBits][];
        for (var part = 0; part < parts.Length; part++)
        {
            var size = 0;
            foreach (var places in next)
                (places[part], size) = (size, size + places[part]);
            parts[part] = new ulong[size];
        }

        Parallel.For(0, tables.Count, t => tables[t].Deal(parts, next[t]));
        var repeated = new HashSet<ulong>();
        Parallel.ForEach(parts, part =>
        {
            Array.Sort(part);
            for (var i = 1; i < part.Length; i++)
            {
                if (part[i] != part[i - 1] || (i > 1 && part[i] == part[i - 2]))
                    continue;
                lock (repeated)
                    repeated.Add(part[i]);
            }
        });
        return repeated;
    }

    /// <summary>How many hashes belong into each part.</summary>
    private int[] Sizes()
    {
        var sizes = new int[1 << PartBits];
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var hash in Filled(block))
            {
                if (hash > 0)
                    sizes[hash >> (64 - PartBits)]++;
            }
        }

        return sizes;
    }

    /// <summary>next: where this table's hashes begin in each part.</summary>
    private void Deal(ulong[][] parts, int[] next)
    {
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var hash in Filled(block))
            {
                if (hash == 0)
                    continue;
                var part = hash >> (64 - PartBits);
                parts[part][next[part]++] = hash;
            }
        }
    }

    private ReadOnlySpan<ulong> Filled(int block) => blocks[block].AsSpan(0, Math.Min(BlockSize, Count - (block << BlockBits)));
}
