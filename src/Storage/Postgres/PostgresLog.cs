using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>The log in PostgreSQL, shared by any number of nodes.</summary>
/// <remarks>
/// <para>
/// Invariant: the positions of a tenant have no gaps and become visible in order, so a reader who has seen position p has seen every
/// position up to p, and resuming after p misses nothing (rule 6). It holds without sequences, timeouts or a look at running transactions:
/// a tenant's next position stands in its row of <c>reinstate.head</c>; an append locks that row FOR UPDATE, and PostgreSQL releases the lock
/// only after the transaction has become visible (or has been undone, and the position with it). So the next appender, of whatever
/// node, starts from a committed head, and whatever it commits is visible later than what it started from.
/// </para>
/// <para>
/// Everything that an append is judged by is looked up after the lock and can change only under it. Batches with several tenants lock them
/// in one order, so they wait for each other but never in a circle. Cost: appends to one tenant take turns, one round trip (two where another
/// node has appended in between, see <see cref="KnownHeads"/>) and one flush to disk each; that is why callers send batches. Tenants do not wait for each other except inside a batch.
/// </para>
/// </remarks>
public sealed class PostgresLog : IPortableLog, IKeyRows, IScanRows
{
    private readonly NpgsqlDataSource _source;
    private readonly PostgresAppend _append;

    private PostgresLog(NpgsqlDataSource source, PostgresPatience patience)
    {
        _source = source;
        _append = new PostgresAppend(source, patience);
    }

    /// <summary>
    /// Opens a log whose schema <see cref="PostgresSchema"/> has prepared. Connects when first used; with several hosts, to the one that <c>Target Session
    /// Attributes</c> asks for (<c>primary</c>).
    /// </summary>
    /// <param name="connectionString">Of Npgsql.</param>
    /// <param name="logger">Told when an append is tried again because the database is away.</param>
    /// <param name="patience">How long an append of which nothing is committed is tried again; 10 seconds unless said.</param>
    public static PostgresLog Open(string connectionString, ILogger? logger = null, TimeSpan? patience = null) => new(
        PostgresSource.Create(connectionString),
        new PostgresPatience(patience ?? PostgresPatience.Usual, logger ?? NullLogger.Instance, TimeProvider.System));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation)
    {
        var questions = BatchQuestions.Of(batch);
        return batch.Count == 0 ? [] : await PostgresFailures.GuardAsync(() => _append.RunAsync(batch, questions, cancellation));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ReadStreamAsync(string tenant, string stream, long afterVersion, CancellationToken cancellation) =>
        StreamPages.ReadAsync(
            (after, token) => AllAsync(
                tenant,
                $"SELECT {Event} FROM reinstate.event WHERE tenant = $1 AND stream = $2 AND version > $3 ORDER BY version LIMIT $4",
                ReadEvent, token, Parameter(tenant), Parameter(stream), Parameter(after), Parameter(StreamPages.PageSize)),
            afterVersion, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation) =>
        AllAsync(
            tenant,
            $"SELECT {Event} FROM reinstate.event WHERE tenant = $1 AND position > $2 ORDER BY position LIMIT $3",
            ReadEvent, cancellation, Parameter(tenant), Parameter(afterPosition), Parameter(max));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation) =>
        // Two statements, not one with an OR: only an equality reaches the index, and an incident can be thousands of times its service.
        service.Length == 0
            ? AllAsync(
                tenant,
                $"SELECT {Event} FROM reinstate.event WHERE tenant = $1 AND incident = $2 AND incident <> '' ORDER BY position",
                ReadEvent, cancellation, Parameter(tenant), Parameter(incident))
            : AllAsync(
                tenant,
                $"SELECT {Event} FROM reinstate.event WHERE tenant = $1 AND incident = $2 AND incident <> '' AND service = $3 ORDER BY position",
                ReadEvent, cancellation, Parameter(tenant), Parameter(incident), Parameter(service));

    /// <inheritdoc/>
    public ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) =>
        FirstAsync(tenant, "SELECT position, link FROM reinstate.head WHERE tenant = $1", r => new LogHead(r.GetInt64(0), ReadBytes(r, 1)), cancellation, Parameter(tenant));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) =>
        [.. (await AllAsync(null, "SELECT tenant FROM reinstate.head WHERE position > 0", r => r.GetString(0), cancellation)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) =>
        FirstAsync(
            tenant,
            $"SELECT {Command} FROM reinstate.command WHERE tenant = $1 AND key = $2",
            r => (CommandRecord?)ReadCommand(r), cancellation, Parameter(tenant), Parameter(key));

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation) =>
        await AllAsync(
            snapshot.Tenant,
            """
            INSERT INTO reinstate.snapshot (tenant, name, schema, version, data) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (tenant, name) DO UPDATE SET schema = excluded.schema, version = excluded.version, data = excluded.data
            """,
            _ => true, cancellation,
            Parameter(snapshot.Tenant), Parameter(snapshot.Name), Parameter(snapshot.Schema), Parameter(snapshot.Version), Parameter(snapshot.Data));

    /// <inheritdoc/>
    public ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation) =>
        FirstAsync(
            tenant,
            "SELECT version, data FROM reinstate.snapshot WHERE tenant = $1 AND name = $2 AND schema = $3",
            r => (Snapshot?)new Snapshot(tenant, name, schema, r.GetInt64(0), ReadBytes(r, 1)), cancellation,
            Parameter(tenant), Parameter(name), Parameter(schema));

    /// <inheritdoc/>
    public async ValueTask SaveCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellation) =>
        await WriteAsync(checkpoint.Tenant, batch => batch.AddCheckpoints([checkpoint]), cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Checkpoint>> CheckpointsAsync(string tenant, CancellationToken cancellation) =>
        AllAsync(tenant, $"SELECT {PostgresColumns.Checkpoint} FROM reinstate.checkpoint WHERE tenant = $1 ORDER BY position", ReadCheckpoint, cancellation, Parameter(tenant));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyRow>> FindKeysAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation) =>
        AllAsync(tenant, PostgresKeys.Find, PostgresKeys.Read, cancellation, Parameter(tenant), Parameter(subjects.ToArray()));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<KeyRow>> KeysAfterAsync(string tenant, string subject, int max, CancellationToken cancellation) =>
        AllAsync(tenant, PostgresKeys.After, PostgresKeys.Read, cancellation, Parameter(tenant), Parameter(subject), Parameter(max));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyRow>> AddKeysAsync(string tenant, IReadOnlyList<KeyRow> rows, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            await using var batch = _source.CreateBatch();
            batch.AddWorkFor(tenant);
            batch.AddKeys(tenant, rows);
            batch.Add(PostgresKeys.Find, Parameter(tenant), Parameter(rows.Select(row => row.Subject).ToArray()));
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            await reader.NextResultAsync(cancellation);
            var found = new List<KeyRow>(rows.Count);
            while (await reader.ReadAsync(cancellation))
            {
                found.Add(PostgresKeys.Read(reader));
            }

            return found;
        });

    /// <inheritdoc/>
    public async ValueTask<int> RewrapKeysAsync(string tenant, IReadOnlyList<(KeyRow Was, KeyRow Becomes)> rows, CancellationToken cancellation) =>
        await WriteAsync(tenant, batch => batch.RewrapKeys(tenant, rows), cancellation);

    /// <inheritdoc/>
    public async ValueTask DestroyKeyAsync(string tenant, string subject, CancellationToken cancellation) =>
        await WriteAsync(tenant, batch => batch.Add(PostgresKeys.Destroy, Parameter(tenant), Parameter(subject)), cancellation);

    /// <inheritdoc/>
    public async ValueTask DropKeyAsync(string tenant, string subject, CancellationToken cancellation) =>
        await WriteAsync(tenant, batch => batch.Add(PostgresKeys.Drop, Parameter(tenant), Parameter(subject)), cancellation);

    /// <inheritdoc/>
    public ValueTask<ScanRow?> FindScanAsync(string tenant, string subject, string sha256, CancellationToken cancellation) =>
        FirstAsync(tenant, PostgresScans.Find, r => (ScanRow?)PostgresScans.Read(r), cancellation, Parameter(tenant), Parameter(subject), Parameter(sha256));

    /// <inheritdoc/>
    public async ValueTask PutScanAsync(string tenant, ScanRow row, CancellationToken cancellation) =>
        await WriteAsync(tenant, batch => batch.PutScan(tenant, row), cancellation);

    IScanRows IPortableLog.ScanRows => this;

    ValueTask<ILogReading> IPortableLog.BeginReadingAsync(CancellationToken cancellation) => PostgresReading.BeginAsync(_source, cancellation);

    ValueTask<ILogFilling> IPortableLog.BeginFillingAsync(CancellationToken cancellation) => PostgresFilling.BeginAsync(_source, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async ValueTask<T?> FirstAsync<T>(
        string tenant, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        var rows = await AllAsync(tenant, sql, row, cancellation, parameters);
        return rows.Count == 0 ? default : rows[0];
    }

    // Answers the rows that the statement changed; what says for whom it works changes none.
    private async ValueTask<int> WriteAsync(string tenant, Action<NpgsqlBatch> add, CancellationToken cancellation) =>
        await PostgresFailures.GuardAsync(async () =>
        {
            await using var batch = _source.CreateBatch();
            batch.AddWorkFor(tenant);
            add(batch);
            return Math.Max(0, await batch.ExecuteNonQueryAsync(cancellation));
        });

    // Without a tenant: the directory.
    private async ValueTask<IReadOnlyList<T>> AllAsync<T>(
        string? tenant, string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        await PostgresFailures.GuardAsync<IReadOnlyList<T>>(async () =>
        {
            await using var connection = await _source.OpenConnectionAsync(cancellation);
            await using var batch = connection.CreateBatch();
            if (tenant is null)
            {
                batch.AddWorkForDirectory();
            }
            else
            {
                batch.AddWorkFor(tenant);
            }

            batch.Add(sql, parameters);
            await batch.PrepareAsync(cancellation);
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            await reader.NextResultAsync(cancellation);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(row(reader));
            }

            return rows;
        });
}
