using Npgsql;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// Inserts many rows by one statement, whose parameters are columns. Not COPY: PostgreSQL has none into a table with row-level security;
/// set-returning functions in the select list, other than in FROM, do not go through a table in between.
/// </summary>
internal static class PostgresRows
{
    private const string Events =
        $"""
        INSERT INTO reinstate.event ({Event})
        SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7), unnest($8), unnest($9), unnest($10), unnest($11), unnest($12), unnest($13)
        """;

    private const string Commands =
        $"INSERT INTO reinstate.command (tenant, {Command}) SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6), unnest($7)";

    public static void AddEvents(this NpgsqlBatch batch, IReadOnlyList<StoredEvent> events) =>
        batch.Add(
            Events, Column(events, e => e.Tenant), Column(events, e => e.Position), Column(events, e => e.Stream), Column(events, e => e.Version),
            Column(events, e => e.Type), Column(events, e => e.Data), Column(events, e => e.Context.RecordedAt), Column(events, e => e.Context.Actor),
            Column(events, e => e.Context.Role), Column(events, e => e.Context.Key), Column(events, e => e.Context.Incident),
            Column(events, e => e.Context.Service), Column(events, e => e.Link));

    public static void AddCheckpoints(this NpgsqlBatch batch, IReadOnlyList<Checkpoint> checkpoints) =>
        batch.Add(
            $"INSERT INTO reinstate.checkpoint ({PostgresColumns.Checkpoint}) SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6) ON CONFLICT DO NOTHING",
            Column(checkpoints, c => c.Tenant), Column(checkpoints, c => c.Position), Column(checkpoints, c => c.Link), Column(checkpoints, c => c.SignedAt),
            Column(checkpoints, c => c.Key), Column(checkpoints, c => c.Signature));

    public static void AddCommands(this NpgsqlBatch batch, IReadOnlyList<(string Tenant, CommandRecord Command)> commands) =>
        batch.Add(
            Commands, Column(commands, c => c.Tenant), Column(commands, c => c.Command.Key), Column(commands, c => c.Command.PayloadHash),
            Column(commands, c => c.Command.Stream), Column(commands, c => c.Command.Version), Column(commands, c => c.Command.Position),
            Column(commands, c => c.Command.Answer));
}
