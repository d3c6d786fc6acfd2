using Microsoft.Data.Sqlite;

namespace Reinstate.Storage.Sqlite;

internal static class SqliteConnections
{
    public static SqliteConnection ForWriting(string file)
    {
        var connection = Open(file, SqliteOpenMode.ReadWriteCreate);
        // fullfsync: macOS acknowledges a plain fsync before the disk has it. temp_store: a full disk must not break a rollback.
        // secure_delete: a data key that is destroyed is overwritten, not only forgotten.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = FAST");
        return connection;
    }

    public static SqliteConnection ForReading(string file) => Open(file, SqliteOpenMode.ReadOnly);

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Without the library's pool: closing the log closes the file.
    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
