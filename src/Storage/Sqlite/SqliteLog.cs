using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Sqlite;

/// <summary>The embedded log: one SQLite file, for a single node.</summary>
/// <remarks>
/// One connection writes, one batch at a time; a transaction begins IMMEDIATE, so that even a second process on the same file only waits.
/// Positions are therefore assigned in commit order. WAL lets reads go on beside the writer, each on its own connection with a
/// consistent view; synchronous=FULL makes a commit durable before it is answered. Reads run on the caller's thread, appends on the pool.
/// </remarks>
public sealed class SqliteLog : IPortableLog, IKeyRows, IScanRows
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    private readonly string _file;

    private SqliteLog(string file)
    {
        _file = file;
        _writer = new SqliteWriter(file);
        _readers = new SqliteReaders(file);
    }

    internal SqliteWriter Writer => _writer;

    /// <summary>Opens the log in a file; creates folder, file and schema where they are missing.</summary>
    /// <exception cref="LogUnavailableException">The file cannot be opened.</exception>
    public static SqliteLog Open(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        return SqliteFailures.Guard(() =>
        {
            SqliteSchema.Migrate(file);
            return new SqliteLog(file);
        });
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation)
    {
        var questions = BatchQuestions.Of(batch);
        return await WriteAsync(writer => writer.Append(batch, questions), cancellation);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string stream, long afterVersion, CancellationToken cancellation) =>
        StreamPages.ReadAsync((after, token) => Read(reader => reader.Stream(tenant, stream, after, StreamPages.PageSize), token), afterVersion, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation) =>
        Read(reader => reader.Tail(tenant, afterPosition, max), cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation) =>
        Read(reader => reader.Scope(tenant, incident, service), cancellation);

    /// <inheritdoc/>
    public ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) => Read(reader => reader.Head(tenant), cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) => Read(reader => reader.Tenants(), cancellation);

    /// <inheritdoc/>
    public ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) =>
        Read(reader => reader.Command(tenant, key), cancellation);

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation) =>
        await WriteAsync(
            writer =>
            {
                writer.Save(snapshot);
                return true;
            },
            cancellation);

    /// <inheritdoc/>
    public ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation) =>
        Read(reader => reader.Snapshot(tenant, name, schema), cancellation);

    /// <inheritdoc/>
    public async ValueTask SaveCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellation) =>
        await WriteAsync(
            writer =>
            {
                writer.Save(checkpoint);
                return true;
            },
            cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Checkpoint>> CheckpointsAsync(string tenant, CancellationToken cancellation) => Read(reader => reader.Checkpoints(tenant), cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyRow>> FindKeysAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation) =>
        Read(reader => reader.Keys(tenant, subjects), cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyRow>> KeysAfterAsync(string tenant, string subject, int max, CancellationToken cancellation) =>
        Read(reader => reader.KeysAfter(tenant, subject, max), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyRow>> AddKeysAsync(string tenant, IReadOnlyList<KeyRow> rows, CancellationToken cancellation) =>
        await WriteAsync(writer => writer.Keys.Add(tenant, rows), cancellation);

    /// <inheritdoc/>
    public async ValueTask<int> RewrapKeysAsync(string tenant, IReadOnlyList<(KeyRow Was, KeyRow Becomes)> rows, CancellationToken cancellation) =>
        await WriteAsync(writer => writer.Keys.Rewrap(tenant, rows), cancellation);

    /// <inheritdoc/>
    public async ValueTask DestroyKeyAsync(string tenant, string subject, CancellationToken cancellation) =>
        await WriteAsync(writer => writer.Keys.Destroy(tenant, subject), cancellation);

    /// <inheritdoc/>
    public async ValueTask DropKeyAsync(string tenant, string subject, CancellationToken cancellation) =>
        await WriteAsync(writer => writer.Keys.Drop(tenant, subject), cancellation);

    /// <inheritdoc/>
    public ValueTask<ScanRow?> FindScanAsync(string tenant, string subject, string sha256, CancellationToken cancellation) =>
        Read(reader => reader.Scan(tenant, subject, sha256), cancellation);

    /// <inheritdoc/>
    public async ValueTask PutScanAsync(string tenant, ScanRow row, CancellationToken cancellation) =>
        await WriteAsync(writer => writer.Put(tenant, row), cancellation);

    IScanRows IPortableLog.ScanRows => this;

    ValueTask<ILogReading> IPortableLog.BeginReadingAsync(CancellationToken cancellation) => ValueTask.FromResult<ILogReading>(SqliteReading.Begin(_file));

    ValueTask<ILogFilling> IPortableLog.BeginFillingAsync(CancellationToken cancellation) => ValueTask.FromResult<ILogFilling>(SqliteFilling.Begin(_file));

    /// <summary>Waits for the append under way, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _readers.Dispose();
        _writer.Dispose();
        _turn.Dispose();
    }

    private ValueTask<T> Read<T>(Func<SqliteReader, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(SqliteFailures.Guard(() => _readers.Use(read)));
    }

    // A commit waits for the disk; that must not hold up the scheduler of the grain that asked.
    private async Task<T> WriteAsync<T>(Func<SqliteWriter, T> write, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => SqliteFailures.Guard(() => write(_writer)), CancellationToken.None);
        }
        finally
        {
            _turn.Release();
        }
    }
}
