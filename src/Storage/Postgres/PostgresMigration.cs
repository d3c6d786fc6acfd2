using Npgsql;
using Reinstate.Storage.Log;
using Reinstate.Storage.Schema;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// Applies the missing scripts on one connection. One node at a time, under an advisory lock of the session that ends with it; the others wait for as long
/// as that takes. Appends go on meanwhile: a script that cannot have its locks at once gives up, lets pass those who queued behind it, and tries again.
/// </summary>
internal sealed class PostgresMigration(NpgsqlConnection connection)
{
    // Any number will do, as long as every node of every version uses the same.
    private const long Lock = 0x5265696E73746174;

    private const int LockAttempts = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(int upTo, CancellationToken cancellation)
    {
        await ExecuteAsync($"SELECT pg_advisory_lock({Lock})", cancellation);
        await ExecuteAsync(
            """
            SET lock_timeout = '2s';
            CREATE SCHEMA IF NOT EXISTS reinstate;
            CREATE TABLE IF NOT EXISTS reinstate.schema_version (
              version integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
            """,
            cancellation);
        await PostgresRole.EnsureAsync(connection, cancellation);
        await using var query = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM reinstate.schema_version", connection);
        var current = (int)(await query.ExecuteScalarAsync(cancellation))!;
        foreach (var script in NumberedScript.Of("Postgres").Where(s => s.Number > current && s.Number <= upTo))
        {
            await ApplyAsync(script, cancellation);
        }
    }

    private async Task ApplyAsync(NumberedScript script, CancellationToken cancellation)
    {
        var record = $"INSERT INTO reinstate.schema_version VALUES ({script.Number}, '{script.Name}')";
        if (script.OutsideTransaction)
        {
            await ExecuteAsync(script.Sql, cancellation);
            await ExecuteAsync(record, cancellation);
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellation);
                await ExecuteAsync(script.Sql, cancellation);
                await ExecuteAsync(record, cancellation);
                await transaction.CommitAsync(cancellation);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable && attempt < LockAttempts)
            {
                await Task.Delay(Pause, cancellation);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                throw new LogUnavailableException(
                    $"The migration {script.Name} needs a moment alone with the tables of the log, and another session (a backup?) keeps them. Nothing was changed by it; start again when that is over.", e);
            }
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
