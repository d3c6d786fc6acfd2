using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans;
using Reinstate.Contracts.Calls;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Postgres;

namespace Reinstate.ClusterTests;

/// <summary>A browser's next request reaches another node.</summary>
public sealed class SessionTests(PostgresCluster postgres)
{
    private const string Id = "c29tZXRoaW5nIHJhbmRvbSwgYXMgYSBicm93c2VyIGhvbGRzIGl0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_one_on_every_node_and_outlives_the_node_that_holds_it()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var second = await StartAsync(database);
        await using (var first = await StartAsync(database))
        {
            await Membership.KnowEachOtherAsync(first, second);
            await Session(first).Open(Rhea(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)));
            Assert.Equal((HttpStatusCode.OK, true), await MeAsync(first));
            Assert.Equal((HttpStatusCode.OK, true), await MeAsync(second));
        }

        Assert.Equal((HttpStatusCode.OK, true), await MeAsync(second));
        await using var third = await StartAsync(database);
        await Membership.KnowEachOtherAsync(second, third);
        using var signedOut = await SendAsync(third, HttpMethod.Post, "/signout");
        Assert.Equal(HttpStatusCode.SeeOther, signedOut.StatusCode);
        Assert.Equal((HttpStatusCode.Unauthorized, false), await MeAsync(second));
        Assert.Equal((HttpStatusCode.Unauthorized, false), await MeAsync(third));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_over_or_was_not_used()
    {
        await using var node = await StartAsync(await postgres.Server.CreateDatabaseAsync());
        await Session(node).Open(Rhea(TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(30)));
        Assert.Equal((HttpStatusCode.Unauthorized, false), await MeAsync(node));
        await Session(node).Open(Rhea(TimeSpan.FromHours(1), TimeSpan.Zero));
        Assert.Equal((HttpStatusCode.Unauthorized, false), await MeAsync(node));
        Assert.Null(await Session(node).Find());
    }

    [Fact]
    public async Task Nothing_is_left_of_a_session_whose_browser_never_came_back()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await using var node = await StartAsync(database);
        await Session(node).Open(Rhea(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)));
        Assert.Equal((1L, 1L), await KeptAsync(database));
        await Session(node).AsReference<IRemindable>().ReceiveReminder("end", default);
        Assert.Equal((0L, 0L), await KeptAsync(database));
    }

    private static async Task<(long States, long Reminders)> KeptAsync(string database)
    {
        await using var connection = new NpgsqlConnection(PostgresSchema.OrleansConnectionString(database));
        await connection.OpenAsync(Cancellation);
        await using var count = new NpgsqlCommand("SELECT (SELECT count(*) FROM orleans.grain_state WHERE grain_type LIKE '%session%'), (SELECT count(*) FROM orleans.reminder WHERE reminder_name = 'end')", connection);
        await using var row = await count.ExecuteReaderAsync(Cancellation);
        await row.ReadAsync(Cancellation);
        return (row.GetInt64(0), row.GetInt64(1));
    }

    private static ISessionGrain Session(Node node) =>
        node.App.Services.GetRequiredService<IGrainFactory>().GetGrain<ISessionGrain>(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Id))));

    private static Session Rhea(TimeSpan left, TimeSpan idle) =>
        new("haven", "rhea", "Rhea Rowan", ["registered_manager"], Reach.Of(["willow"]), TimeProvider.System.GetUtcNow() + left, idle);

    private static async Task<(HttpStatusCode Status, bool IsRhea)> MeAsync(Node node)
    {
        using var answer = await SendAsync(node, HttpMethod.Get, "/me");
        return (answer.StatusCode, (await answer.Content.ReadAsStringAsync(Cancellation)).Contains("\"services\":[\"willow\"]", StringComparison.Ordinal));
    }

    private static async Task<HttpResponseMessage> SendAsync(Node node, HttpMethod method, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(method, new Uri(new Uri(node.HttpAddress), path)) { Headers = { { "cookie", $"reinstate-session={Id}" }, { "Sec-Fetch-Site", "same-origin" } } };
        return await http.SendAsync(request, Cancellation);
    }

    private static Task<Node> StartAsync(string database) =>
        Node.StartAsync(new NodeOptions { Store = new StoreAddress.Postgres(database), HttpPort = 0, GrpcPort = 0 }, Cancellation);
}
