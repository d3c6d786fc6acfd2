using Npgsql;

namespace Reinstate.StorageTests;

/// <summary>Appends as a node did before the log was partitioned (schema 2): statement by statement, one event a command, a scope for each.</summary>
internal sealed class OlderNode(NpgsqlDataSource source, string tenant, string stream)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Tenant => tenant;

    /// <summary>Keys whose append was acknowledged, in order.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>Appends until the database refuses, and returns the refusal.</summary>
    public async Task<PostgresException> AppendUntilRefusedAsync(Action acknowledged)
    {
        while (true)
        {
            var key = $"{stream}-{Acknowledged.Count}";
            try
            {
                await AppendAsync(key);
            }
            catch (PostgresException e)
            {
                return e;
            }

            Acknowledged.Add(key);
            acknowledged();
        }
    }

    private async Task AppendAsync(string key)
    {
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        await using var transaction = await connection.BeginTransactionAsync(Cancellation);
        await RunAsync(connection, "SELECT position FROM reinstate.head WHERE tenant = $1 FOR UPDATE", tenant);
        await RunAsync(
            connection,
            """
            INSERT INTO reinstate.command (tenant, key, payload_hash, stream, version, position, answer)
            SELECT $1, $2, decode(repeat('00', 32), 'hex'), $3, $4 + 1, position + 1, '' FROM reinstate.head WHERE tenant = $1
            """,
            tenant, key, stream, (long)Acknowledged.Count);
        await RunAsync(
            connection,
            """
            INSERT INTO reinstate.event (tenant, position, stream, version, type, data, recorded_at, actor, role, key, incident, service)
            SELECT $1, position + 1, $3, $4 + 1, 'reinstate.v1.Noted', '', now(), 'staff-7', 'carer', $2, 'inc-1', 'north' FROM reinstate.head WHERE tenant = $1
            """,
            tenant, key, stream, (long)Acknowledged.Count);
        await RunAsync(connection, "UPDATE reinstate.head SET position = position + 1 WHERE tenant = $1", tenant);
        await RunAsync(
            connection,
            """
            INSERT INTO reinstate.scope (tenant, incident, service, position) SELECT $1, 'inc-1', 'north', position FROM reinstate.head WHERE tenant = $1
            ON CONFLICT (tenant, incident, service) DO UPDATE SET position = excluded.position
            """,
            tenant);
        await transaction.CommitAsync(Cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
