using Microsoft.Win32.SafeHandles;

namespace Reinstate.Folders.Reading.Bytes;

/// <summary>Bytes that can be read at any place, by several threads.</summary>
internal abstract class ByteSource : IDisposable
{
    public abstract long Length { get; }

    /// <summary>At least one byte where there is one; 0 only at the end.</summary>
    public abstract int Read(Span<byte> into, long at);

    /// <exception cref="FolderUnreadableException">The bytes are not those that were opened.</exception>
    public virtual void EnsureUnchanged()
    {
    }

    public virtual void Dispose()
    {
    }
}

/// <summary>A file that is held open. Its length and time of change must stay what they were.</summary>
internal sealed class FileBytes : ByteSource
{
    private readonly string name;
    private readonly SafeFileHandle handle;
    private readonly DateTime changed;

    public FileBytes(string path)
    {
        name = Path.GetFileName(path);
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Length = RandomAccess.GetLength(handle);
        changed = File.GetLastWriteTimeUtc(handle);
    }

    public override long Length { get; }

    public override int Read(Span<byte> into, long at) => RandomAccess.Read(handle, into, at);

    public override void EnsureUnchanged()
    {
        if (RandomAccess.GetLength(handle) != Length || File.GetLastWriteTimeUtc(handle) != changed)
            throw new FolderUnreadableException($"{name} was changed while it was read; reconcile the folder again when nobody writes to it.");
    }

    public override void Dispose() => handle.Dispose();
}

internal sealed class MemoryBytes(byte[] bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override int Read(Span<byte> into, long at)
    {
        var length = (int)Math.Min(into.Length, bytes.Length - at);
        bytes.AsSpan((int)at, length).CopyTo(into);
        return length;
    }
}
