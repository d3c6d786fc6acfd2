using System.Collections.Concurrent;

namespace Reinstate.Storage.Sqlite;

/// <summary>As many readers as there were reads at one time; each goes back after its read, or is closed when the read failed.</summary>
internal sealed class SqliteReaders(string file) : IDisposable
{
    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private volatile bool _closed;

    public T Use<T>(Func<SqliteReader, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var reader = _idle.TryTake(out var idle) ? idle : new SqliteReader(file);
        try
        {
            var result = read(reader);
            _idle.Add(reader);
            reader = null;
            return result;
        }
        finally
        {
            reader?.Dispose();
            CloseIdleOnceClosed();
        }
    }

    public void Dispose()
    {
        _closed = true;
        CloseIdleOnceClosed();
    }

    private void CloseIdleOnceClosed()
    {
        while (_closed && _idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }
}
