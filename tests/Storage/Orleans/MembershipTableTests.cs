using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Messaging;
using Orleans.Runtime;
using Reinstate.Storage.Postgres;

namespace Reinstate.StorageTests.Orleans;

/// <summary>The rules of Orleans' membership table, asked of the provider without a running silo that would change the rows itself.</summary>
public sealed class MembershipTableTests(PostgresCluster cluster) : IAsyncLifetime
{
    private string _database = "";
    private IHost _host = null!;
    private IMembershipTable _table = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.Server.CreateDatabaseAsync();
        await PostgresSchema.MigrateAsync(_database, TestContext.Current.CancellationToken);
        _host = SiloOnPostgres.Build(_database);
        _table = _host.Services.GetRequiredService<IMembershipTable>();
        await _table.InitializeMembershipTableAsync(true);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_change_holds_only_on_the_version_it_was_decided_on()
    {
        await _table.InitializeMembershipTableAsync(true);
        var before = await _table.ReadAllAsync();
        Assert.Empty(before.Members);
        var next = before.Version.Next();

        Assert.True(await _table.InsertRowAsync(Silo(1), next));
        Assert.False(await _table.InsertRowAsync(Silo(2), next));
        var now = await _table.ReadAllAsync();
        Assert.Equal(before.Version.Version + 1, now.Version.Version);
        Assert.False(await _table.InsertRowAsync(Silo(1), now.Version.Next()));
        Assert.False(await _table.UpdateRowAsync(Silo(9), now.Version.VersionEtag, now.Version.Next()));
        Assert.False(await _table.UpdateRowAsync(Silo(1), before.Version.VersionEtag, next));
        Assert.Equal(now.Version, (await _table.ReadAllAsync()).Version);
        Assert.True(await _table.UpdateRowAsync(Silo(1, SiloStatus.Joining), now.Members.Single().Item2, now.Version.Next()));
        Assert.Equal(SiloStatus.Joining, (await _table.ReadAllAsync()).Members.Single().Item1.Status);
    }

    [Fact]
    public async Task All_that_is_known_of_a_silo_is_read_back()
    {
        var silo = Silo(1);
        silo.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Requests.Noon.UtcDateTime), Tuple.Create(Silo(3).SiloAddress, Requests.Noon.UtcDateTime)];
        await _table.InsertRowAsync(silo, (await _table.ReadAllAsync()).Version.Next());
        var later = silo.IAmAliveTime.AddMinutes(5);
        await _table.UpdateIAmAliveAsync(new MembershipEntry { SiloAddress = silo.SiloAddress, IAmAliveTime = later });
        var now = await _table.ReadAllAsync();
        Assert.True(await _table.UpdateRowAsync(silo, now.Members.Single().Item2, now.Version.Next()));

        var read = (await _table.ReadRowAsync(silo.SiloAddress)).Members.Single().Item1;
        Assert.Equal(
            (silo.SiloAddress, silo.SiloName, silo.HostName, silo.Status, silo.ProxyPort, silo.StartTime, later),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Equal(silo.SuspectTimes, read.SuspectTimes);
        var absent = await _table.ReadRowAsync(Silo(9).SiloAddress);
        Assert.Empty(absent.Members);
        Assert.Equal((await _table.ReadAllAsync()).Version, absent.Version);
    }

    [Fact]
    public async Task Only_active_silos_with_a_gateway_are_offered_to_clients()
    {
        using var client = SiloOnPostgres.BuildClient(_database);
        var gateways = client.Services.GetRequiredService<IGatewayListProvider>();
        await gateways.InitializeGatewayListProvider();
        foreach (var silo in (MembershipEntry[])[Silo(1), Silo(2, SiloStatus.Joining), Silo(3, proxyPort: 0), Silo(4, SiloStatus.Dead)])
        {
            await _table.InsertRowAsync(silo, (await _table.ReadAllAsync()).Version.Next());
        }

        Assert.Equal([30_001], (await gateways.GetGateways()).Select(g => g.Port));
    }

    [Fact]
    public async Task Clean_up_removes_the_long_dead_and_nobody_else()
    {
        var longAgo = Requests.Noon.UtcDateTime.AddDays(-30);
        foreach (var silo in (MembershipEntry[])[Silo(1, at: longAgo), Silo(2, SiloStatus.Dead, at: longAgo), Silo(3, SiloStatus.Dead)])
        {
            await _table.InsertRowAsync(silo, (await _table.ReadAllAsync()).Version.Next());
        }

        await _table.CleanupDefunctSiloEntriesAsync(Requests.Noon.AddDays(-7));

        Assert.Equal([11_001, 11_003], (await _table.ReadAllAsync()).Members.Select(m => m.Item1.SiloAddress.Endpoint.Port).Order());
        await _table.DeleteMembershipTableEntriesAsync(SiloOnPostgres.ClusterId);
        await _table.InitializeMembershipTableAsync(true);
        Assert.Empty((await _table.ReadAllAsync()).Members);
    }

    private static MembershipEntry Silo(int n, SiloStatus status = SiloStatus.Active, int proxyPort = 30_000, DateTime? at = null) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11_000 + n), 77),
        SiloName = "silo-" + n,
        HostName = "host-" + n,
        Status = status,
        ProxyPort = proxyPort == 0 ? 0 : proxyPort + n,
        StartTime = at ?? Requests.Noon.UtcDateTime,
        IAmAliveTime = at ?? Requests.Noon.UtcDateTime,
    };
}
