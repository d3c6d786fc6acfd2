using System.Net;
using Microsoft.AspNetCore.Connections;
using Reinstate.Silo.Hosting.Transport;

namespace Reinstate.SiloTests.Transport;

public sealed class DoorkeeperTests
{
    [Fact]
    public async Task One_address_has_its_share_of_the_connections_and_others_theirs()
    {
        var door = new Doorkeeper(new Listening { MostOfAnAddress = 2 });
        var (first, second) = (new Caller(door, "192.0.2.1"), new Caller(door, "192.0.2.1"));
        await new Caller(door, "192.0.2.1").Refused();
        var other = new Caller(door, "192.0.2.2");
        await first.Leaves();
        var again = new Caller(door, "192.0.2.1");
        foreach (var caller in (Caller[])[second, other, again])
        {
            await caller.Leaves();
        }

        Assert.Equal(0, door.Addresses);
    }

    [Fact]
    public async Task A_network_of_IPv6_is_one_address()
    {
        var door = new Doorkeeper(new Listening { MostOfAnAddress = 1 });
        var first = new Caller(door, "2001:db8::1");
        await new Caller(door, "2001:db8::ffff:1").Refused();
        var other = new Caller(door, "2001:db8:0:1::1");
        await first.Leaves();
        await other.Leaves();
    }

    [Fact]
    public async Task Behind_a_proxy_its_networks_and_this_machine_are_let_in()
    {
        var door = new Doorkeeper(new Listening { MostOfAnAddress = 1, Proxies = [IPNetwork.Parse("10.1.0.0/16")] });
        await new Caller(door, "192.0.2.1").Refused();
        await new Caller(door, "10.2.0.1").Refused();
        foreach (var caller in (Caller[])[new(door, "10.1.2.3"), new(door, "10.1.2.3"), new(door, "::ffff:10.1.2.3"), new(door, "127.0.0.1")])
        {
            await caller.Leaves();
        }
    }

    /// <summary>A connection that stays until it leaves, unless it is not let in.</summary>
    private sealed class Caller
    {
        private readonly DefaultConnectionContext _connection;
        private readonly TaskCompletionSource _leaving = new();
        private readonly Task _served;
        private bool _letIn;

        public Caller(Doorkeeper door, string address)
        {
            _connection = new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 50_000) };
            _served = door.Before(_ =>
            {
                _letIn = true;
                return _leaving.Task;
            })(_connection);
        }

        public async Task Refused()
        {
            await _served;
            Assert.False(_letIn);
        }

        public async Task Leaves()
        {
            Assert.True(_letIn);
            _leaving.SetResult();
            await _served;
        }
    }
}
