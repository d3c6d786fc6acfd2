using Microsoft.Data.Sqlite;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;
using static SQLitePCL.raw;

namespace Reinstate.Storage.Sqlite;

/// <summary>The writing connection with its prepared statements. The caller lets in one at a time.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly SqliteStatement _head;
    private readonly SqliteStatement _command;
    private readonly SqliteStatement _version;
    private readonly SqliteStatement _scope;
    private readonly SqliteStatement _addEvent;
    private readonly SqliteStatement _addCommand;
    private readonly SqliteStatement _setHead;
    private readonly SqliteStatement _setScope;
    private readonly SqliteStatement _save;
    private readonly SqliteStatement _sign;
    private readonly SqliteStatement _putScan;
    private readonly SqliteKeys _keys;

    public SqliteWriter(string file)
    {
        Connection = SqliteConnections.ForWriting(file);
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _head = Prepare("SELECT position, link FROM head WHERE tenant = $1");
        _command = Prepare($"SELECT {SqliteRows.CommandColumns} FROM command WHERE tenant = $1 AND key = $2");
        _version = Prepare("SELECT version FROM event WHERE tenant = $1 AND stream = $2 ORDER BY version DESC LIMIT 1");
        _scope = Prepare("SELECT position FROM scope WHERE tenant = $1 AND incident = $2 AND service = $3");
        _addEvent = Prepare($"INSERT INTO event ({SqliteRows.EventColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
        _addCommand = Prepare($"INSERT INTO command (tenant, {SqliteRows.CommandColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7)");
        _setHead = Prepare("INSERT INTO head VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET position = excluded.position, link = excluded.link");
        _setScope = Prepare("INSERT INTO scope VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET position = excluded.position");
        _save = Prepare("INSERT OR REPLACE INTO snapshot (tenant, name, schema, version, data) VALUES ($1, $2, $3, $4, $5)");
        _putScan = Prepare(PutScan);
        _keys = new SqliteKeys(this);
        _sign = Prepare($"INSERT INTO checkpoint ({SqliteRows.CheckpointColumns}) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING");
    }

    /// <summary>Also over a row that is damaged.</summary>
    internal const string PutScan = $"INSERT INTO scan (tenant, {SqliteRows.ScanColumns}) VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET data = excluded.data";

    internal SqliteConnection Connection { get; }

    public SqliteKeys Keys => _keys;

    public IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> batch, BatchQuestions questions) =>
        InTransaction(() =>
        {
            var judgement = BatchJudge.Judge(batch, LookUp(questions));
            Write(judgement);
            return judgement.Outcomes;
        });

    public void Save(Snapshot s) => InTransaction(() =>
    {
        _save.Run(s.Tenant, s.Name, s.Schema, s.Version, s.Data);
        return true;
    });

    public void Save(Checkpoint c) => InTransaction(() =>
    {
        _sign.Run(c.Tenant, c.Position, c.Link, c.SignedAt.ToUnixTimeMilliseconds(), c.Key, c.Signature);
        return true;
    });

    public int Put(string tenant, ScanRow row) => InTransaction(() => _putScan.Run(tenant, row.Subject, row.Sha256, row.Data));

    public void Dispose()
    {
        _statements.ForEach(s => s.Dispose());
        _keys.Dispose();
        Connection.Dispose();
    }

    private BatchFacts LookUp(BatchQuestions questions)
    {
        var facts = new BatchFacts();
        foreach (var tenant in questions.Tenants)
        {
            facts.Heads[tenant] = _head.First(r => new LogHead(r.GetInt64(0), SqliteRows.Bytes(r, 1)), tenant);
        }

        foreach (var id in questions.Keys)
        {
            if (_command.First(SqliteRows.Command, id.Tenant, id.Key) is { } command)
            {
                facts.Commands[id] = command;
            }
        }

        foreach (var (id, _) in questions.Streams)
        {
            facts.Versions[id] = _version.First(r => r.GetInt64(0), id.Tenant, id.Stream);
        }

        foreach (var id in questions.Scopes)
        {
            facts.Scopes[id] = _scope.First(r => r.GetInt64(0), id.Tenant, id.Incident, id.Service);
        }

        return facts;
    }

    private void Write(Judgement judgement)
    {
        foreach (var e in judgement.Events)
        {
            var c = e.Context;
            _addEvent.Run(
                e.Tenant, e.Position, e.Stream, e.Version, e.Type, e.Data, c.RecordedAt.ToUnixTimeMilliseconds(), c.Actor, c.Role, c.Key, c.Incident, c.Service, e.Link);
        }

        foreach (var (tenant, c) in judgement.Commands)
        {
            _addCommand.Run(tenant, c.Key, c.PayloadHash, c.Stream, c.Version, c.Position, c.Answer);
        }

        foreach (var (tenant, (position, link)) in judgement.Heads)
        {
            _setHead.Run(tenant, position, link);
        }

        foreach (var (id, position) in judgement.Scopes)
        {
            _setScope.Run(id.Tenant, id.Incident, id.Service, position);
        }
    }

    internal T InTransaction<T>(Func<T> action)
    {
        _begin.Run();
        try
        {
            var result = action();
            _commit.Run();
            return result;
        }
        finally
        {
            // After some errors (a full disk) SQLite has rolled back by itself; after others the transaction is still open.
            if (sqlite3_get_autocommit(Connection.Handle) == 0)
            {
                _rollback.Run();
            }
        }
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(Connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
