using Microsoft.Data.Sqlite;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Sqlite;

/// <summary>Column lists and the records read from them, side by side because their order must agree.</summary>
internal static class SqliteRows
{
    public const string EventColumns = "tenant, position, stream, version, type, data, recorded_at, actor, role, key, incident, service, link";
    public const string CommandColumns = "key, payload_hash, stream, version, position, answer";

    public const string KeyColumns = "subject, master, wrapped";

    public const string ScanColumns = "subject, sha256, data";

    public const string CheckpointColumns = "tenant, position, link, signed_at, key, signature";

    public static StoredEvent Event(SqliteDataReader r) => new(
        r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetInt64(3), r.GetString(4), Bytes(r, 5),
        new EventContext(DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(6)), r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10), r.GetString(11)))
    {
        Link = Bytes(r, 12),
    };

    public static CommandRecord Command(SqliteDataReader r) =>
        new(r.GetString(0), Bytes(r, 1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), Bytes(r, 5));

    public static Checkpoint Checkpoint(SqliteDataReader r) =>
        new(r.GetString(0), r.GetInt64(1), Bytes(r, 2), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(3)), r.GetString(4), Bytes(r, 5));

    public static KeyRow Key(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), Bytes(r, 2));

    public static ScanRow Scan(SqliteDataReader r) => new(r.GetString(0), r.GetString(1), Bytes(r, 2));

    public static byte[] Bytes(SqliteDataReader r, int column) => r.GetFieldValue<byte[]>(column);
}
