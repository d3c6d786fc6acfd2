using Microsoft.Data.Sqlite;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Sqlite;

/// <summary>One reading connection with its prepared statements, used by one reader at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    // Left to itself, SQLite reads all of a tenant's events in the order of the primary key rather than those of the scope.
    internal const string ByIncident =
        $"SELECT {SqliteRows.EventColumns} FROM event WHERE tenant = $1 AND position IN (SELECT position FROM event INDEXED BY event_scope WHERE tenant = $1 AND incident = $2 AND incident <> '') ORDER BY position";

    internal const string ByService =
        $"SELECT {SqliteRows.EventColumns} FROM event INDEXED BY event_scope WHERE tenant = $1 AND incident = $2 AND incident <> '' AND service = $3 ORDER BY position";

    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _stream;
    private readonly SqliteStatement _tail;
    private readonly SqliteStatement _incident;
    private readonly SqliteStatement _service;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _tenants;
    private readonly SqliteStatement _command;
    private readonly SqliteStatement _snapshot;
    private readonly SqliteStatement _checkpoints;
    private readonly SqliteStatement _keys;
    private readonly SqliteStatement _keysAfter;
    private readonly SqliteStatement _scan;

    public SqliteReader(string file)
    {
        _connection = SqliteConnections.ForReading(file);
        _stream = Prepare($"SELECT {SqliteRows.EventColumns} FROM event WHERE tenant = $1 AND stream = $2 AND version > $3 ORDER BY version LIMIT $4");
        _tail = Prepare($"SELECT {SqliteRows.EventColumns} FROM event WHERE tenant = $1 AND position > $2 ORDER BY position LIMIT $3");
        _incident = Prepare(ByIncident);
        _service = Prepare(ByService);
        _head = Prepare("SELECT position, link FROM head WHERE tenant = $1");
        _tenants = Prepare("SELECT tenant FROM head");
        _command = Prepare($"SELECT {SqliteRows.CommandColumns} FROM command WHERE tenant = $1 AND key = $2");
        _snapshot = Prepare("SELECT version, data FROM snapshot WHERE tenant = $1 AND name = $2 AND schema = $3");
        _keys = Prepare(SqliteKeys.Find);
        _keysAfter = Prepare(SqliteKeys.After);
        _scan = Prepare($"SELECT {SqliteRows.ScanColumns} FROM scan WHERE tenant = $1 AND subject = $2 AND sha256 = $3");
        _checkpoints = Prepare($"SELECT {SqliteRows.CheckpointColumns} FROM checkpoint WHERE tenant = $1 ORDER BY position");
    }

    public IReadOnlyList<StoredEvent> Stream(string tenant, string stream, long afterVersion, int max) =>
        _stream.All(SqliteRows.Event, tenant, stream, afterVersion, max);

    public IReadOnlyList<StoredEvent> Tail(string tenant, long afterPosition, int max) => _tail.All(SqliteRows.Event, tenant, afterPosition, max);

    public IReadOnlyList<StoredEvent> Scope(string tenant, string incident, string service) =>
        service.Length == 0 ? _incident.All(SqliteRows.Event, tenant, incident) : _service.All(SqliteRows.Event, tenant, incident, service);

    public LogHead Head(string tenant) => _head.First(r => new LogHead(r.GetInt64(0), SqliteRows.Bytes(r, 1)), tenant);

    public IReadOnlyList<string> Tenants() => [.. _tenants.All(r => r.GetString(0)).Order(StringComparer.Ordinal)];

    public CommandRecord? Command(string tenant, string key) => _command.First(SqliteRows.Command, tenant, key);

    public Snapshot? Snapshot(string tenant, string name, int schema) =>
        _snapshot.First(r => new Snapshot(tenant, name, schema, r.GetInt64(0), SqliteRows.Bytes(r, 1)), tenant, name, schema);

    public IReadOnlyList<Checkpoint> Checkpoints(string tenant) => _checkpoints.All(SqliteRows.Checkpoint, tenant);

    public IReadOnlyList<KeyRow> Keys(string tenant, IReadOnlyCollection<string> subjects) => _keys.All(SqliteRows.Key, tenant, SqliteKeys.Asked(subjects));

    public IReadOnlyList<KeyRow> KeysAfter(string tenant, string subject, int max) => _keysAfter.All(SqliteRows.Key, tenant, subject, max);

    public ScanRow? Scan(string tenant, string subject, string sha256) => _scan.First(SqliteRows.Scan, tenant, subject, sha256);

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_stream, _tail, _incident, _service, _head, _tenants, _command, _snapshot, _checkpoints, _keys, _keysAfter, _scan])
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteStatement Prepare(string sql) => new(_connection, sql);
}
