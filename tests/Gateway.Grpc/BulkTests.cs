using Google.Protobuf;
using Grpc.Core;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class BulkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_is_answered_with_its_number_and_key()
    {
        await using var node = await GatewayNode.Start();
        var answers = await Send(node, GatewayNode.As(), [Void("p-1", "a"), Void("p-2", "b")], [Void("p-1", "c")]);

        Assert.Equal([(1L, "a"), (2, "b"), (3, "c")], answers.OrderBy(a => a.Number).Select(a => (a.Number, a.IdempotencyKey)));
        Assert.All(answers, answer => Assert.Equal((7, 3), (answer.Accepted.Position, answer.Accepted.Version)));
        Assert.All(node.Grains.Commands, command => Assert.Equal(("haven", "s-rm"), (command.Call.Tenant, command.Call.Actor)));
        Assert.Equal(["haven/p-1", "haven/p-1", "haven/p-2"], node.Grains.Commands.Select(command => command.Key).Order());
    }

    [Fact]
    public async Task A_refused_or_unreadable_command_stops_nobody()
    {
        await using var node = await GatewayNode.Start();
        node.Grains.OnCommand = call => Task.FromResult(
            call.Key == "b" ? CommandAnswer.Refused(Refusal.Of(Catalogue.AlreadyExists, "entry e-b")) : CommandAnswer.Accepted(7, 3));
        var answers = await Send(node, GatewayNode.As(), [Void("p-1", "a"), Void("p-1", "b"), new BulkCommand(), Void("rival/p", "c"), Void("p-1", ""), Void("p-1", "d")]);

        Assert.Equal(
            ["", Catalogue.AlreadyExists.Code, Catalogue.InvalidArgument.Code, Catalogue.InvalidArgument.Code, Catalogue.InvalidArgument.Code, ""],
            answers.OrderBy(a => a.Number).Select(a => a.Refused?.Code ?? ""));
        Assert.Equal(["entry e-b"], answers.Single(a => a.Number == 2).Refused.Reasons);
        Assert.Equal(["person_id: not an identifier"], answers.Single(a => a.Number == 4).Refused.Reasons);
    }

    [Fact]
    public async Task Commands_to_one_owner_take_effect_in_order_also_when_some_must_be_sent_again()
    {
        await using var node = await GatewayNode.Start();
        var failures = 2;
        node.Grains.OnCommand = call => call.Key == "k-010" && failures-- > 0
            ? Task.FromResult(CommandAnswer.Refused(Refusal.Of(failures == 1 ? Catalogue.Overloaded : Catalogue.Unavailable)))
            : Task.FromResult(CommandAnswer.Accepted(7, 3));
        string[] keys = [.. Enumerable.Range(0, 100).Select(i => $"k-{i:D3}")];
        var answers = await Send(node, GatewayNode.As(), [.. keys.Chunk(10).Select(chunk => chunk.Select(key => Void("p-1", key)).ToArray())]);

        Assert.All(answers, answer => Assert.NotNull(answer.Accepted));
        Assert.Equal(keys, answers.Select(a => a.IdempotencyKey).Order(StringComparer.Ordinal));
        Assert.Equal(keys, node.Grains.Commands.Select(c => c.Call.Key).Distinct());
        Assert.Equal(3, node.Grains.Commands.Count(c => c.Call.Key == "k-010"));
    }

    [Fact]
    public async Task Freezes_of_one_service_in_a_message_go_together_and_each_is_answered()
    {
        await using var node = await GatewayNode.Start();
        var answers = await Send(node, GatewayNode.As(), [Freeze("p-1", "a"), Freeze("p-2", "b"), Freeze("p-3", "c", "oak"), Freeze("p-4", "d", "rival/x"), Freeze("p-5", "e", "")]);

        Assert.Equal(["a", "b", "c", "e"], answers.Where(answer => answer.Accepted is not null).Select(answer => answer.IdempotencyKey).Order());
        Assert.Equal(Catalogue.InvalidArgument.Code, answers.Single(answer => answer.Number == 4).Refused.Code);
        Assert.Equal(["haven/oak", "haven/p-5", "haven/willow", "haven/willow"], node.Grains.Commands.Select(command => command.Key).Order());
        Assert.Equal([1, 1, 2], node.Grains.Lots.Order());
    }

    [Fact]
    public async Task Plans_go_to_the_plans_of_their_people()
    {
        await using var node = await GatewayNode.Start();
        var plans = Enumerable.Range(1, 3).Select(n => new BulkCommand { RegisterPlan = new RegisterPlanRequest { Header = new CommandHeader { IdempotencyKey = $"k-{n}" }, ServiceId = "willow", PersonId = $"p-{n}" } });
        var answers = await Send(node, GatewayNode.As(role: "vendor_system"), [.. plans]);

        Assert.All(answers, answer => Assert.NotNull(answer.Accepted));
        Assert.Equal(["haven/p-1", "haven/p-2", "haven/p-3"], node.Grains.Commands.Select(command => command.Key).Order());
        Assert.All(node.Grains.Commands, command => Assert.Equal(RegisterPlanRequest.Descriptor.FullName, command.Call.Type));
    }

    [Fact]
    public async Task What_follows_for_a_person_waits_until_they_are_frozen()
    {
        await using var node = await GatewayNode.Start();
        var turnedAway = 1;
        node.Grains.OnCommand = async call =>
        {
            await Task.Yield();
            return call.Key == "b" && turnedAway-- > 0 ? CommandAnswer.Refused(Refusal.Of(Catalogue.Overloaded)) : CommandAnswer.Accepted(7, 3);
        };
        var answers = await Send(node, GatewayNode.As(), [Freeze("p-1", "a"), Freeze("p-2", "b")], [Void("p-1", "c"), Void("p-2", "d"), Void("p-1", "e")]);

        Assert.All(answers, answer => Assert.NotNull(answer.Accepted));
        var keys = node.Grains.Commands.Select(command => command.Call.Key).ToList();
        Assert.Equal(["a", "c", "e"], keys.Where(key => key is "a" or "c" or "e"));
        Assert.Equal(["b", "b", "d"], keys.Where(key => key is "b" or "d"));
    }

    [Fact]
    public async Task People_whose_service_stays_unreachable_are_answered_unavailable_and_the_rest_goes_on()
    {
        await using var node = await GatewayNode.Start(options => options.Patience = TimeSpan.FromMilliseconds(300));
        node.Grains.OnCommand = call => call.Key == "a" ? throw new TimeoutException() : Task.FromResult(CommandAnswer.Accepted(7, 3));
        var answers = await Send(node, GatewayNode.As(), [Freeze("p-1", "a"), Freeze("p-2", "b"), Freeze("p-3", "d", "oak")], [Void("p-1", "c")]);

        Assert.Equal(["a", "b"], answers.Where(answer => answer.Refused?.Code == Catalogue.Unavailable.Code).Select(answer => answer.IdempotencyKey).Order());
        Assert.Equal(["c", "d"], answers.Where(answer => answer.Accepted is not null).Select(answer => answer.IdempotencyKey).Order());
    }

    [Fact]
    public async Task What_stays_unreachable_is_answered_unavailable_and_the_rest_goes_on()
    {
        await using var node = await GatewayNode.Start(options => options.Patience = TimeSpan.FromMilliseconds(300));
        node.Grains.OnCommand = call => call.Key == "lost" ? throw new TimeoutException() : Task.FromResult(CommandAnswer.Accepted(7, 3));
        var answers = await Send(node, GatewayNode.As(), [Void("p-1", "lost"), Void("p-2", "b")]);

        Assert.Equal(Catalogue.Unavailable.Code, answers.Single(a => a.IdempotencyKey == "lost").Refused.Code);
        Assert.NotNull(answers.Single(a => a.IdempotencyKey == "b").Accepted);
    }

    [Fact]
    public async Task The_node_reads_no_more_than_may_be_unanswered()
    {
        await using var node = await GatewayNode.Start(options => options.BulkUnanswered = 8);
        var gate = new TaskCompletionSource<CommandAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = 0;
        var full = new TaskCompletionSource();
        node.Grains.OnCommand = _ =>
        {
            if (Interlocked.Increment(ref held) == 8)
            {
                full.SetResult();
            }

            return gate.Task;
        };
        var sending = Send(node, GatewayNode.As(), [.. Enumerable.Range(0, 40).Select(i => Void($"p-{i}", $"k-{i}"))]);
        await full.Task.WaitAsync(Cancellation);
        Assert.Equal(8, node.Grains.Commands.Count);
        gate.SetResult(CommandAnswer.Accepted(7, 3));

        Assert.Equal(40, (await sending).Count);
    }

    [Fact]
    public async Task Without_identity_nothing_is_read()
    {
        await using var node = await GatewayNode.Start();
        var refused = await Assert.ThrowsAsync<RpcException>(() => Send(node, [], [Void("p-1", "a")]));

        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Empty(node.Grains.Commands);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_ends_the_stream_and_says_where()
    {
        await using var node = await GatewayNode.Start();
        var raw = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.DuplexStreaming, BulkService.Descriptor.FullName, "Execute", raw, raw);
        using var stream = node.Rpc.AsyncDuplexStreamingCall(method, null, new CallOptions(GatewayNode.As(), cancellationToken: Cancellation));
        await stream.RequestStream.WriteAsync(new BulkRequest { Commands = { Void("p-1", "a") } }.ToByteArray(), Cancellation);
        await stream.ResponseStream.MoveNext(Cancellation);
        await stream.RequestStream.WriteAsync([0xff, 0xff, 0xff], Cancellation);
        var refused = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(["the message after command 1 of the stream cannot be read"], RefusalTests.Detail(refused).Reasons);
        Assert.Empty(node.Errors.Entries);
    }

    [Fact]
    public void Every_command_of_people_and_every_registration_can_come_in_bulk_and_no_act_of_judgement()
    {
        var possible = BulkCommand.Descriptor.Fields.InDeclarationOrder().Select(field => field.MessageType.Name).ToHashSet();
        var commands = PersonService.Descriptor.Methods.Where(m => m.OutputType == CommandReply.Descriptor).Select(m => m.InputType.Name);
        Assert.Equal(["DecideFindingRequest", "ErasePersonRequest", "ExceptItemRequest"], commands.Where(name => !possible.Contains(name)).Order(StringComparer.Ordinal));
        Assert.Contains(nameof(RegisterPlanRequest), possible);
        Assert.DoesNotContain(possible, name => name.StartsWith("SignOff", StringComparison.Ordinal) || name.StartsWith("Close", StringComparison.Ordinal) || name.StartsWith("Override", StringComparison.Ordinal));
    }

    private static BulkCommand Void(string person, string key) => new()
    {
        VoidEntry = new VoidEntryRequest { Header = new CommandHeader { IdempotencyKey = key }, IncidentId = "storm", PersonId = person, EntryId = $"e-{key}" },
    };

    private static BulkCommand Freeze(string person, string key, string service = "willow") => new()
    {
        FreezeExpected = new FreezeExpectedRequest { Header = new CommandHeader { IdempotencyKey = key }, IncidentId = "storm", PersonId = person, ServiceId = service },
    };

    private static async Task<List<BulkAnswer>> Send(GatewayNode node, Metadata metadata, params BulkCommand[][] messages)
    {
        using var stream = new BulkService.BulkServiceClient(node.Rpc).Execute(metadata, cancellationToken: Cancellation);
        var answers = new List<BulkAnswer>();
        var reading = Task.Run(async () =>
        {
            await foreach (var reply in stream.ResponseStream.ReadAllAsync(Cancellation))
            {
                answers.AddRange(reply.Answers);
            }
        }, Cancellation);
        try
        {
            foreach (var message in messages)
            {
                await stream.RequestStream.WriteAsync(new BulkRequest { Commands = { message } }, Cancellation);
            }

            await stream.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The status comes with the answers.
        }

        await reading;
        return answers;
    }
}
