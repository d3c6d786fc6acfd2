using System.Data.Common;
using Npgsql;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Postgres;

/// <summary>Column lists and the records read from them, side by side because their order must agree; typed parameters, which avoid boxing.</summary>
internal static class PostgresColumns
{
    public const string Event = "tenant, position, stream, version, type, data, recorded_at, actor, role, key, incident, service, link";
    public const string Command = "key, payload_hash, stream, version, position, answer";

    public const string Checkpoint = "tenant, position, link, signed_at, key, signature";

    public static StoredEvent ReadEvent(DbDataReader r) => new(
        r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetInt64(3), r.GetString(4), ReadBytes(r, 5),
        new EventContext(r.GetFieldValue<DateTimeOffset>(6), r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11)))
    {
        Link = ReadBytes(r, 12),
    };

    public static CommandRecord ReadCommand(DbDataReader r, int first = 0) =>
        new(r.GetString(first), ReadBytes(r, first + 1), r.GetString(first + 2), r.GetInt64(first + 3), r.GetInt64(first + 4), ReadBytes(r, first + 5));

    public static Checkpoint ReadCheckpoint(DbDataReader r) =>
        new(r.GetString(0), r.GetInt64(1), ReadBytes(r, 2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(4), ReadBytes(r, 5));

    public static byte[] ReadBytes(DbDataReader r, int column) => r.GetFieldValue<byte[]>(column);

    public static NpgsqlParameter Parameter<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    /// <summary>One column of many rows, as an array to unnest.</summary>
    public static NpgsqlParameter Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return Parameter(column);
    }

    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }
}
