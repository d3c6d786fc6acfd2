using Npgsql;
using Reinstate.Storage.Judging;
using Reinstate.Storage.Log;
using static Reinstate.Storage.Postgres.PostgresColumns;

namespace Reinstate.Storage.Postgres;

/// <summary>
/// One append. What it would find is foreseen where it can be (<see cref="KnownHeads"/>), and then it is one round trip: begin, lock the heads and see that it is so, write,
/// commit. Otherwise two: begin, lock the heads and look up; then write and commit. The order within the first matters, see
/// <see cref="PostgresLog"/>: each statement takes a new database snapshot, so what follows the lock sees all that its last holder committed.
/// </summary>
/// <remarks>Foreseeing saves time and decides nothing: the database refuses, as a whole, a batch whose heads, streams or keys are not as foreseen, and it is looked up after all.</remarks>
internal sealed class PostgresAppend(NpgsqlDataSource source, PostgresPatience patience)
{
    private const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED";
    private const string Lock = "SELECT tenant, position, link FROM reinstate.head WHERE tenant = ANY ($1) ORDER BY tenant FOR UPDATE";

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
        INSERT INTO reinstate.head (tenant, position, link) SELECT unnest($1), unnest($2), unnest($3)
        ON CONFLICT (tenant) DO UPDATE SET position = excluded.position, link = excluded.link
        """;

    private const string AddHeads =
        """
        INSERT INTO reinstate.head (tenant, position) SELECT tenant, 0 FROM unnest($1) AS tenant ORDER BY tenant COLLATE "C" ON CONFLICT DO NOTHING
        """;

    private const string MoveHeads = "SELECT reinstate.move_heads($1, $2, $3, $4, $5, $6, $7, $8)";

    /// <summary>That of reinstate.move_heads.</summary>
    private const string NotAsForeseen = "RE001";

    private readonly KnownHeads _known = new();

    public Task<IReadOnlyList<AppendOutcome>> RunAsync(IReadOnlyList<AppendRequest> batch, BatchQuestions questions, CancellationToken cancellation) =>
        patience.RunAsync(attempt => OnceAsync(batch, questions, attempt, cancellation), cancellation);

    private async Task<IReadOnlyList<AppendOutcome>> OnceAsync(
        IReadOnlyList<AppendRequest> batch, BatchQuestions questions, PostgresPatience.Attempt attempt, CancellationToken cancellation)
    {
        if (await AsForeseenAsync(batch, questions, attempt, cancellation) is { } foreseen)
        {
            return foreseen;
        }

        if (await AsFoundAsync(batch, questions, attempt, cancellation) is { } found)
        {
            return found;
        }

        await AddHeadsAsync(questions, cancellation);
        return await AsFoundAsync(batch, questions, attempt, cancellation) ?? throw new InvalidOperationException("A head was added and is not there.");
    }

    // Null where a tenant has no head yet. Whatever ends it before the commit: returning the connection rolls back.
    private async Task<IReadOnlyList<AppendOutcome>?> AsFoundAsync(
        IReadOnlyList<AppendRequest> batch, BatchQuestions questions, PostgresPatience.Attempt attempt, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var facts = await LockAndLookUpAsync(connection, questions, cancellation);
        if (facts.Heads.Count < questions.Tenants.Length)
        {
            return null;
        }

        var found = new Dictionary<string, LogHead>(facts.Heads);
        var judgement = BatchJudge.Judge(batch, facts);
        await WriteAndCommitAsync(connection, judgement, attempt);
        foreach (var (tenant, head) in found)
        {
            _known.Found(tenant, head.Position, facts.Head(tenant));
        }

        return judgement.Outcomes;
    }

    // Null where it cannot be foreseen or was not so; then nothing was written.
    private async Task<IReadOnlyList<AppendOutcome>?> AsForeseenAsync(
        IReadOnlyList<AppendRequest> requests, BatchQuestions questions, PostgresPatience.Attempt attempt, CancellationToken cancellation)
    {
        if (_known.Foresee(questions) is not { } facts)
        {
            return null;
        }

        var stood = questions.Tenants.Select(facts.Head).ToArray();
        var judgement = BatchJudge.Judge(requests, facts);
        if (!judgement.IsWhole)
        {
            return null;
        }

        // Known again when it is known how it ended.
        _known.Forget(questions.Tenants);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var moved = questions.Tenants.Select(facts.Head).ToArray();
            await using var batch = connection.CreateBatch();
            batch.Add(Begin);
            batch.AddWorkFor(questions.Tenants);
            batch.Add(
                MoveHeads, Parameter(questions.Tenants), Column(stood, h => h.Position), Column(stood, h => h.Link), Column(moved, h => h.Position), Column(moved, h => h.Link),
                Column(questions.Streams, s => s.Stream.Tenant), Column(questions.Streams, s => s.Stream.Stream), Column(questions.Streams, s => s.Expected));
            AddRows(batch, judgement);
            await CommitAsync(batch, attempt);
        }
        catch (PostgresException e) when (e.SqlState is NotAsForeseen or PostgresErrorCodes.UniqueViolation)
        {
            // The server's own word: none of it is committed.
            attempt.CommitSent = false;
            return null;
        }

        foreach (var tenant in questions.Tenants)
        {
            _known.AsForeseen(tenant, facts.Head(tenant));
        }

        return judgement.Outcomes;
    }

    // A new tenant has no row to lock. Its row is added in a transaction of its own, so that waiting for another node that
    // adds the same one never happens while other heads are locked.
    private async Task AddHeadsAsync(BatchQuestions questions, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.AddWorkFor(questions.Tenants);
        batch.Add(AddHeads, Parameter(questions.Tenants));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<BatchFacts> LockAndLookUpAsync(NpgsqlConnection connection, BatchQuestions questions, CancellationToken cancellation)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(Begin);
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
        facts.Expect(questions.Streams);

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            facts.Heads.Add(reader.GetString(0), new LogHead(reader.GetInt64(1), ReadBytes(reader, 2)));
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
            KeyValuePair<string, LogHead>[] heads = [.. judgement.Heads];
            if (heads.Length > 0)
            {
                batch.Add(SetHeads, Column(heads, h => h.Key), Column(heads, h => h.Value.Position), Column(heads, h => h.Value.Link));
            }
        }

        await CommitAsync(batch, attempt);
    }

    private static async Task CommitAsync(NpgsqlBatch batch, PostgresPatience.Attempt attempt)
    {
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
        }
    }
}
