using Npgsql;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// The role as which every connection of the log works, whoever has logged in: it owns nothing and cannot pass row-level security. Roles belong to
/// the server, not to a database; the logs of one server share it, and it means nothing in a database whose log has not granted it anything.
/// </summary>
internal static class PostgresRole
{
    public const string Name = "reinstate_node";

    private const int Attempts = 20;

    /// <summary>Creates the role and makes the one who is logged in a member, unless both is done.</summary>
    /// <exception cref="LogUnavailableException">It is not done, and the one who is logged in may not do it; the message says what an administrator has to run.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        // From version 16 on to be a member and to be allowed to SET ROLE are two things.
        var privilege = connection.PostgreSqlVersion.Major >= 16 ? "SET" : "MEMBER";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(
                    connection,
                    $"""
                    DO $do$ BEGIN
                      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name}') THEN CREATE ROLE {Name} NOLOGIN; END IF;
                      IF NOT pg_has_role(current_user, '{Name}', '{privilege}') THEN GRANT {Name} TO CURRENT_USER; END IF;
                    END $do$
                    """,
                    cancellation);
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                throw new LogUnavailableException(
                    $"The log works as the role {Name}, and the user of this connection may not set that up. Have an administrator run: CREATE ROLE {Name} NOLOGIN; GRANT {Name} TO \"{connection.UserName}\";", e);
            }
            catch (PostgresException e) when (AnotherDatabaseDoesTheSame(e) && attempt < Attempts)
            {
                // Its catalogue rows are there when this one looks again.
            }
        }
    }

    /// <exception cref="LogUnavailableException">The role could see past row-level security.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT r.rolsuper OR r.rolbypassrls OR EXISTS (
                SELECT FROM pg_class c WHERE c.relnamespace = 'reinstate'::regnamespace AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
            FROM pg_roles r WHERE r.rolname = '{Name}'
            """,
            connection);
        if ((bool)(await command.ExecuteScalarAsync(cancellation))!)
        {
            throw new LogUnavailableException(
                $"The role {Name} could see past row-level security.",
                new InvalidOperationException($"It must be neither SUPERUSER nor BYPASSRLS, and neither own the tables of the log nor be a member of a role that does: see ALTER ROLE {Name}."));
        }
    }

    private static bool AnotherDatabaseDoesTheSame(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation || e.MessageText.StartsWith("tuple concurrently", StringComparison.Ordinal);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
