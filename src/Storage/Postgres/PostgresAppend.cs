using Npgsql;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// One append in two round trips: begin, lock the heads and look up; then write and commit. The order within the first matters, see
/// <see cref="PostgresLog"/>: each statement takes a new database snapshot, so what follows the lock sees all that its last holder committed.
/// </summary>
internal sealed class PostgresAppend(NpgsqlDataSource source, PostgresPatience patience)
{
    private const string Lock = "SELECT tenant, position FROM reinstate.head WHERE tenant = ANY ($1) ORDER BY tenant FOR UPDATE";

    // LATERAL with LIMIT is a promise of one look into an index for each question, whatever the planner thinks of the tables' sizes when it plans.
    private const string FindCommands =
        $"""
        SELECT found.* FROM (SELECT unnest($1) AS tenant, unnest($2) AS key) asked
        CROSS JOIN LATERAL (SELECT tenant, {Command} FROM reinstate.command c WHERE c.tenant = asked.tenant AND c.key = asked.key LIMIT 1) found
        """;

    // Only of the streams that do not stand where they are expected: most do.
    private const string FindVersions =
        """
        SELECT tenant, stream, coalesce(last.version, 0) FROM (SELECT unnest($1) AS tenant, unnest($2) AS stream, unnest($3) AS expected) asked
        LEFT JOIN LATERAL (
          SELECT version FROM reinstate.event e WHERE e.tenant = asked.tenant AND e.stream = asked.stream ORDER BY version DESC LIMIT 1) last ON true
        WHERE coalesce(last.version, 0) <> expected
        """;

    private const string FindScopes =
        """
        SELECT n, reinstate.last_touch(tenant, incident, service)
        FROM (SELECT unnest($1) AS tenant, unnest($2) AS incident, unnest($3) AS service, generate_series(1, cardinality($1)) AS n) asked
        """;

    // They are there, and locked: what looks like an insert is an update that finds each row by its key.
    private const string SetHeads =
        """
        INSERT INTO reinstate.head (tenant, position) SELECT unnest($1), unnest($2) ON CONFLICT (tenant) DO UPDATE SET position = excluded.position
        """;

    private const string AddHeads =
        """
        INSERT INTO reinstate.head (tenant, position) SELECT tenant, 0 FROM unnest($1) AS tenant ORDER BY tenant COLLATE "C" ON CONFLICT DO NOTHING
        """;

    public Task<IReadOnlyList<AppendOutcome>> RunAsync(IReadOnlyList<AppendRequest> batch, BatchQuestions questions, CancellationToken cancellation) =>
        patience.RunAsync(attempt => OnceAsync(batch, questions, attempt, cancellation), cancellation);

    private async Task<IReadOnlyList<AppendOutcome>> OnceAsync(
        IReadOnlyList<AppendRequest> batch, BatchQuestions questions, PostgresPatience.Attempt attempt, CancellationToken cancellation)
    {
        // When anything throws, returning the connection rolls back.
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var facts = await LockAndLookUpAsync(connection, questions, cancellation);
        if (facts.Heads.Count < questions.Tenants.Length)
        {
            await AddHeadsAsync(connection, questions, cancellation);
            facts = await LockAndLookUpAsync(connection, questions, cancellation);
        }

        var judgement = BatchJudge.Judge(batch, facts);
        await WriteAndCommitAsync(connection, judgement, attempt);
        return judgement.Outcomes;
    }

    // A new tenant has no row to lock. Its row is added in a transaction of its own, so that waiting for another node that
    // adds the same one never happens while other heads are locked.
    private static async Task AddHeadsAsync(NpgsqlConnection connection, BatchQuestions questions, CancellationToken cancellation)
    {
        await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
        await rollback.ExecuteNonQueryAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.AddWorkFor(questions.Tenants);
        batch.Add(AddHeads, Parameter(questions.Tenants));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<BatchFacts> LockAndLookUpAsync(NpgsqlConnection connection, BatchQuestions questions, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.Add("BEGIN ISOLATION LEVEL READ COMMITTED");
        batch.AddWorkFor(questions.Tenants);
        batch.Add(Lock, Parameter(questions.Tenants));
        batch.Add(FindCommands, Column(questions.Keys, k => k.Tenant), Column(questions.Keys, k => k.Key));
        batch.Add(
            FindVersions, Column(questions.Streams, s => s.Stream.Tenant), Column(questions.Streams, s => s.Stream.Stream), Column(questions.Streams, s => s.Expected));
        var scopes = questions.Scopes;
        if (scopes.Length > 0)
        {
            batch.Add(FindScopes, Column(scopes, s => s.Tenant), Column(scopes, s => s.Incident), Column(scopes, s => s.Service));
        }

        await batch.PrepareAsync(cancellation);
        var facts = new BatchFacts();
        foreach (var (stream, expected) in questions.Streams)
        {
            facts.Versions.Add(stream, expected);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            facts.Heads.Add(reader.GetString(0), reader.GetInt64(1));
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var command = ReadCommand(reader, 1);
            facts.Commands.Add(new KeyId(reader.GetString(0), command.Key), command);
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            facts.Versions[new StreamId(reader.GetString(0), reader.GetString(1))] = reader.GetInt64(2);
        }

        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            facts.Scopes.Add(scopes[reader.GetInt32(0) - 1], reader.GetInt64(1));
        }

        return facts;
    }

    // Not cancellable: cancelling could no longer tell the caller whether the commit happened.
    private static async Task WriteAndCommitAsync(NpgsqlConnection connection, Judgement judgement, PostgresPatience.Attempt attempt)
    {
        await using var batch = connection.CreateBatch();
        if (!judgement.WritesNothing)
        {
            AddRows(batch, judgement);
        }

        batch.Add("COMMIT");
        await batch.PrepareAsync(CancellationToken.None);
        attempt.CommitSent = true;
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static void AddRows(NpgsqlBatch batch, Judgement judgement)
    {
        batch.AddCommands(judgement.Commands);
        if (judgement.Events.Count > 0)
        {
            batch.AddEvents(judgement.Events);
            KeyValuePair<string, long>[] heads = [.. judgement.Heads];
            batch.Add(SetHeads, Column(heads, h => h.Key), Column(heads, h => h.Value));
        }
    }
}
