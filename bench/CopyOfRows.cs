using System.Diagnostics;
using Npgsql;

namespace Reinstate.Bench;

/// <summary>The baseline of what is written through the gateway: COPY, in binary, of the very event rows into an empty table of the same shape with the same indexes.</summary>
internal static class CopyOfRows
{
    /// <param name="database">Where the rows are.</param>
    /// <param name="which">What follows FROM reinstate.event.</param>
    public static async Task<Copied> RunAsync(string database, string which)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        using var rows = new MemoryStream();
        await using (var from = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT * FROM reinstate.event {which}) TO STDOUT (FORMAT BINARY)"))
        {
            await from.CopyToAsync(rows);
        }

        await using (var create = new NpgsqlCommand("CREATE TABLE copied (LIKE reinstate.event INCLUDING ALL); CHECKPOINT", connection) { CommandTimeout = 0 })
        {
            await create.ExecuteNonQueryAsync();
        }

        rows.Position = 0;
        var clock = Stopwatch.StartNew();
        await using (var to = await connection.BeginRawBinaryCopyAsync("COPY copied FROM STDIN (FORMAT BINARY)"))
        {
            await rows.CopyToAsync(to);
        }

        var elapsed = clock.Elapsed.TotalSeconds;
        await using var count = new NpgsqlCommand("SELECT count(*) FROM copied", connection);
        return new Copied((long)(await count.ExecuteScalarAsync())!, rows.Length, elapsed);
    }
}

/// <summary>What COPY wrote, and in how many seconds.</summary>
internal sealed record Copied(long Rows, long Bytes, double Seconds)
{
    public double PerSecond => Rows / Seconds;
}
