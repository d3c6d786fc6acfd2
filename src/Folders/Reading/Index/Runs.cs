using System.Runtime.InteropServices;

namespace Reinstate.Folders.Reading.Index;

/// <summary>Rows that follow each other in a file and belong to one service: where they start, their bytes, the line of the first.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Run(long At, uint Length, int Line, int Next)
{
    public long End => At + Length;
}

/// <summary>
/// Where the rows of each service are. A row that follows one of its own service only lengthens a run, so a file in order of services
/// costs next to nothing and a shuffled one 20 bytes a row. The runs of a service are a chain in file order. One thread adds; any number read afterwards.
/// </summary>
internal sealed class Runs(int services)
{
    private const int BlockBits = 14;
    private const int BlockSize = 1 << BlockBits;

    private readonly int[] first = Filled(services);
    private readonly int[] last = Filled(services);
    private readonly List<Run[]> blocks = [];
    private int count;
    private int open = -1;

    public long Bytes => ((long)blocks.Count * BlockSize * 20) + (services * 8L);

    public void Add(int service, long at, long end, int line)
    {
        if (service == open)
        {
            ref var run = ref this[last[service]];
            run = run with { Length = (uint)(end - run.At) };
            return;
        }

        if (count == blocks.Count << BlockBits)
            blocks.Add(new Run[BlockSize]);
        this[count] = new(at, (uint)(end - at), line, -1);
        if (last[service] < 0)
            first[service] = count;
        else
            this[last[service]] = this[last[service]] with { Next = count };
        last[service] = count++;
        open = service;
    }

    /// <summary>What follows is no row of a service.</summary>
    public void Interrupt() => open = -1;

    /// <summary>In file order.</summary>
    public IEnumerable<Run> Of(int service)
    {
        for (var next = first[service]; next >= 0;)
        {
            var run = this[next];
            yield return run;
            next = run.Next;
        }
    }

    private ref Run this[int run] => ref blocks[run >> BlockBits][run & (BlockSize - 1)];

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
