using Microsoft.Data.Sqlite;

namespace Reinstate.EndToEndTests;

/// <summary>A look into a store past the program.</summary>
internal static class Sqlite
{
    public static void Run(string file, string sql)
    {
        using var connection = Open(file);
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    public static long Count(string file, string sql)
    {
        using var connection = Open(file);
        using var command = new SqliteCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }
}
