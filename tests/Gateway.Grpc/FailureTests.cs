using Google.Rpc;
using Grpc.Core;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;

namespace Reinstate.GatewayTests;

public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_becomes_internal_with_an_event_id_and_none_of_its_text()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = _ => throw new InvalidOperationException("secret of resident 4");
        var failed = await Assert.ThrowsAsync<RpcException>(() => node.Close());
        var reason = Assert.Single(RefusalTests.Detail(failed).Reasons);
        Assert.Equal((StatusCode.Internal, "INTERNAL"), (failed.StatusCode, RefusalTests.Detail(failed).Code));
        Assert.DoesNotContain("secret", failed.ToString(), StringComparison.Ordinal);
        Assert.Contains(reason["event ".Length..], Assert.Single(node.Errors.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_silo_is_bridged_with_the_same_command_and_key()
    {
        await using var node = await GatewayNode.Start();
        var tries = 0;
        node.Grains.OnCommand = _ => ++tries switch
        {
            1 => throw new SiloUnavailableException("gone"),
            2 => throw new TimeoutException("no answer"),
            3 => Task.FromResult(new CommandAnswer(0, 0, "UNAVAILABLE", [])),
            _ => Task.FromResult(CommandAnswer.Accepted(12, 4)),
        };
        var reply = await node.Close();
        Assert.Equal((12, 4), (reply.Position, reply.Version));
        Assert.Single(node.Grains.Commands.Select(c => (c.Key, c.Call)).Distinct());
    }

    [Fact]
    public async Task When_patience_ends_the_caller_is_told_to_try_again()
    {
        await using var node = await GatewayNode.Start(o => o.Patience = TimeSpan.FromMilliseconds(200));
        node.Grains.OnCommand = _ => throw new SiloUnavailableException("gone");
        var failed = await Assert.ThrowsAsync<RpcException>(() => node.Close());
        Assert.Equal(StatusCode.Unavailable, failed.StatusCode);
        Assert.True(failed.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan() > TimeSpan.Zero);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task A_node_on_which_too_much_waits_says_so_at_once_and_when_to_come_again()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = _ => Task.FromResult(CommandAnswer.Refused(Refusal.Of(Catalogue.Overloaded)));
        var failed = await Assert.ThrowsAsync<RpcException>(() => node.Close());
        Assert.Equal(StatusCode.ResourceExhausted, failed.StatusCode);
        Assert.Equal(Catalogue.Overloaded.RetryAfter, failed.GetRpcStatus()!.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan());
        Assert.Single(node.Grains.Commands);
    }

    [Fact]
    public async Task A_deadline_ends_the_retries()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = _ => throw new SiloUnavailableException("gone");
        var failed = await Assert.ThrowsAsync<RpcException>(
            () => node.Close(deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300)));
        Assert.Equal(StatusCode.DeadlineExceeded, failed.StatusCode);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public async Task A_caller_who_leaves_ends_the_retries()
    {
        await using var node = await GatewayNode.Start();
        using var leaving = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        node.Grains.OnCommand = _ =>
        {
            arrived.TrySetResult();
            throw new SiloUnavailableException("gone");
        };
        var call = node.Close(cancellation: leaving.Token);
        await arrived.Task;
        await leaving.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await node.Stop();
        Assert.Empty(node.Errors.Entries);
    }
}
