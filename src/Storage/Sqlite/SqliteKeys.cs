using System.Text.Json;
using Reinstate.Storage.Enciphering;

namespace Reinstate.Storage.Sqlite;

/// <summary>Data keys on the writing connection of a log.</summary>
internal sealed class SqliteKeys : IDisposable
{
    private readonly SqliteWriter _writer;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _rewrap;
    private readonly SqliteStatement _destroy;
    private readonly SqliteStatement _drop;

    public SqliteKeys(SqliteWriter writer)
    {
        _writer = writer;
        _find = Prepare(Find);
        _add = Prepare("INSERT INTO data_key VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");
        _rewrap = Prepare("UPDATE data_key SET master = $4, wrapped = $5 WHERE tenant = $1 AND subject = $2 AND wrapped = $3");
        _destroy = Prepare("INSERT INTO data_key VALUES ($1, $2, '', x'') ON CONFLICT DO UPDATE SET master = '', wrapped = x''");
        _drop = Prepare("DELETE FROM data_key WHERE tenant = $1 AND subject = $2");
    }

    /// <summary>The keys of these subjects, in one statement however many they are.</summary>
    public const string Find = $"SELECT {SqliteRows.KeyColumns} FROM json_each($2) asked CROSS JOIN data_key ON tenant = $1 AND subject = asked.value";

    /// <summary>The keys after a subject.</summary>
    public const string After = $"SELECT {SqliteRows.KeyColumns} FROM data_key WHERE tenant = $1 AND subject > $2 ORDER BY subject LIMIT $3";

    public static string Asked(IReadOnlyCollection<string> subjects) => JsonSerializer.Serialize(subjects);

    public IReadOnlyList<KeyRow> Add(string tenant, IReadOnlyList<KeyRow> rows) => _writer.InTransaction(() =>
    {
        foreach (var row in rows)
        {
            _add.Run(tenant, row.Subject, row.Master, row.Wrapped);
        }

        return _find.All(SqliteRows.Key, tenant, Asked([.. rows.Select(row => row.Subject)]));
    });

    public int Rewrap(string tenant, IReadOnlyList<(KeyRow Was, KeyRow Becomes)> rows) =>
        _writer.InTransaction(() => rows.Sum(row => _rewrap.Run(tenant, row.Was.Subject, row.Was.Wrapped, row.Becomes.Master, row.Becomes.Wrapped)));

    // What was overwritten must not survive in the write-ahead log; a reader may hold that up until the next time.
    public bool Destroy(string tenant, string subject)
    {
        _writer.InTransaction(() => _destroy.Run(tenant, subject));
        SqliteConnections.Execute(_writer.Connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        return true;
    }

    public int Drop(string tenant, string subject) => _writer.InTransaction(() => _drop.Run(tenant, subject));

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_find, _add, _rewrap, _destroy, _drop])
        {
            statement.Dispose();
        }
    }

    private SqliteStatement Prepare(string sql) => new(_writer.Connection, sql);
}
