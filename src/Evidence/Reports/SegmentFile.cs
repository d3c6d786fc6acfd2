using System.Runtime.InteropServices;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// A file made of one piece a service, written in order as services are done. A piece can be exchanged afterwards; only then is the file
/// copied once more. What stands before the pieces may be known last.
/// </summary>
internal sealed class SegmentFile : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly List<Piece> pieces = [];
    private readonly SortedDictionary<int, byte[]> exchanged = [];

    public SegmentFile(string path)
    {
        this.path = path;
        stream = new(path + ".pieces", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    /// <summary>What stands before the pieces, when it is known first.</summary>
    public void Begin(ReadOnlySpan<byte> head) => stream.Write(head);

    public void Add(ReadOnlySpan<byte> piece)
    {
        pieces.Add(new(stream.Position, piece.Length));
        stream.Write(piece);
    }

    public void Exchange(int index, ReadOnlySpan<byte> piece) => exchanged[index] = piece.ToArray();

    /// <summary>The file is whole and stands under its name.</summary>
    public void Finish()
    {
        if (exchanged.Count > 0)
        {
            Copy([], []);
            return;
        }

        stream.Dispose();
        File.Move(path + ".pieces", path);
    }

    /// <summary>The same, with what is known last.</summary>
    public void Finish(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after) => Copy(before, after);

    public void Dispose()
    {
        stream.Dispose();
        File.Delete(path + ".pieces");
    }

    private void Copy(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        using var whole = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 18);
        whole.Write(before);
        var at = 0L;
        foreach (var (index, piece) in exchanged)
        {
            Copy(at, pieces[index].At, whole);
            whole.Write(piece);
            at = pieces[index].At + pieces[index].Length;
        }

        Copy(at, stream.Length, whole);
        whole.Write(after);
    }

    private void Copy(long from, long to, FileStream whole)
    {
        stream.Position = from;
        var block = new byte[1 << 18];
        for (var left = to - from; left > 0;)
        {
            var read = stream.Read(block.AsSpan(0, (int)Math.Min(block.Length, left)));
            if (read == 0)
                throw new EndOfStreamException(path);
            whole.Write(block.AsSpan(0, read));
            left -= read;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(long At, int Length);
}
