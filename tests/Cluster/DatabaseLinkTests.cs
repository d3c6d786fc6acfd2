using System.Diagnostics;
using System.Net.Sockets;
using Google.Rpc;
using Grpc.Core;
using Npgsql;
using Reinstate.Silo.Hosting;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.ClusterTests;

/// <summary>A node whose way to its database fails and heals; bench/faults does the same to a cluster under load, with more kinds of failure.</summary>
public sealed class DatabaseLinkTests(PostgresCluster postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_database_is_away_callers_are_told_to_send_again_and_afterwards_the_same_command_counts_once(bool cut)
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.Server.CreateDatabaseAsync());
        await using var link = FaultyLink.To(new UnixDomainSocketEndPoint(Path.Combine(postgres.Server.Folder, ".s.PGSQL.5432")));
        (database.Host, database.Port) = ("127.0.0.1", link.Port);
        await using var node = await Node.StartAsync(new NodeOptions { Store = new StoreAddress.Postgres(database.ToString()), HttpPort = 0, GrpcPort = 0 }, Cancellation);
        using var channel = Client.Channel(new Uri(node.GrpcAddress));
        var manager = new Client(channel, "meadow", "rm", "registered_manager");
        await SmallProvider.PrepareAsync(manager, 1, TimeProvider.System.GetUtcNow());
        var note = SmallProvider.Note(SmallProvider.Person(0), "k-1", TimeProvider.System.GetUtcNow().AddHours(-2));
        var carer = manager.As("carer", "care_worker");

        if (cut)
            link.Cut();
        else
            link.Hold(Way.Both);
        var clock = Stopwatch.StartNew();
        var refused = await Assert.ThrowsAsync<RpcException>(() => carer.People.RecordEntriesAsync(note, carer.Headers, cancellationToken: Cancellation).ResponseAsync);
        Assert.Equal(StatusCode.Unavailable, refused.StatusCode);
        Assert.NotNull(refused.GetRpcStatus()?.GetDetail<RetryInfo>());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);

        link.Heal();
        var reply = await carer.People.RecordEntriesAsync(note, carer.Headers, cancellationToken: Cancellation);
        var log = await node.Log.ReadTailAsync("meadow", 0, int.MaxValue, Cancellation);
        Assert.Equal(reply.Position, Assert.Single(log, e => e.Context.Key == "k-1").Position);
    }

    [Fact]
    public async Task A_node_that_went_away_in_the_middle_of_a_transaction_does_not_keep_its_locks()
    {
        var limited = DatabasePatience.For(new StoreAddress.Postgres(await postgres.Server.CreateDatabaseAsync()));
        await using var source = NpgsqlDataSource.Create(((StoreAddress.Postgres)limited).ConnectionString);
        await using var gone = await source.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(gone, "BEGIN; SELECT pg_advisory_xact_lock(7)");

        await using var next = await source.OpenConnectionAsync(Cancellation);
        await ExecuteAsync(next, "BEGIN; SELECT pg_advisory_xact_lock(7)");
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ExecuteAsync(gone, "COMMIT"));
    }

    [Fact]
    public void What_the_address_says_about_patience_is_left_as_it_is()
    {
        const string Given = "Host=db;Timeout=7;Command Timeout=70;Options=-c idle_in_transaction_session_timeout=90s";
        var kept = new NpgsqlConnectionStringBuilder(((StoreAddress.Postgres)DatabasePatience.For(new StoreAddress.Postgres(Given))).ConnectionString);
        Assert.True(new NpgsqlConnectionStringBuilder(Given).EquivalentTo(kept));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
