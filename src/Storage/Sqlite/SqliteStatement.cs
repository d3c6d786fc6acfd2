using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Reinstate.Storage.Sqlite;

/// <summary>A statement prepared once on its connection and run many times, with parameters $1, $2, … For one thread at a time.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly SqliteCommand _command = new(sql, connection);

    /// <summary>Returns how many rows it changed.</summary>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    public T? First<T>(Func<SqliteDataReader, T> row, params ReadOnlySpan<object> values)
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        return reader.Read() ? row(reader) : default;
    }

    public IReadOnlyList<T> All<T>(Func<SqliteDataReader, T> row, params ReadOnlySpan<object> values)
    {
        Bind(values);
        using var reader = _command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (i == _command.Parameters.Count)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = "$" + (i + 1) });
            }

            _command.Parameters[i].Value = values[i] is ReadOnlyMemory<byte> bytes ? Array(bytes) : values[i];
        }
    }

    private static byte[] Array(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();
}
