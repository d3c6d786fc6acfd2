using Microsoft.Data.Sqlite;
using Reinstate.Storage.Schema;

namespace Reinstate.Storage.Sqlite;

internal static class SqliteSchema
{
    /// <summary>Brings the file to the newest schema: all missing scripts in one transaction, so that a crash leaves the old schema or the new one.</summary>
    public static void Migrate(string file)
    {
        using var connection = SqliteConnections.ForWriting(file);
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(transaction, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT");
        var current = (long)Command(transaction, "SELECT coalesce(max(version), 0) FROM schema_version").ExecuteScalar()!;
        foreach (var script in NumberedScript.Of("Sqlite").Where(s => s.Number > current))
        {
            Execute(transaction, script.Sql);
            Execute(transaction, $"INSERT INTO schema_version VALUES ({script.Number}, '{script.Name}')");
        }

        transaction.Commit();
    }

    private static void Execute(SqliteTransaction transaction, string sql)
    {
        using var command = Command(transaction, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
