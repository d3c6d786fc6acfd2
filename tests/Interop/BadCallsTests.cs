using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Reinstate.Contracts.Refusals;

namespace Reinstate.InteropTests;

/// <summary>Whatever is sent to a node in the middle of a recovery, the catalogue answers, and the node and its recovery live.</summary>
public sealed class BadCallsTests : IAsyncLifetime
{
    private const int MiddleOfTheRecovery = 34;
    private const int RequestsPerMethod = 40;

    private readonly DemoNode node = new();
    private Api api = null!;

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        api = new Api(node.Grpc);
    }

    public async ValueTask DisposeAsync()
    {
        api.Dispose();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Unknown_ids_and_ids_of_another_organisation_are_told_apart_by_nobody()
    {
        await Recovery.Play(api, "haven", MiddleOfTheRecovery);
        await Recovery.Play(api, "rival", 6);
        foreach (var method in Api.Methods.Where(method => method.InputType.FindFieldByName("incident_id") is not null && method.Name != "Watch"))
        {
            var (theirs, unknown) = (await Ask(method, "storm", "willow", "ann"), await Ask(method, "unheard", "of", "by-anyone"));
            Assert.True(theirs?.StatusCode is not (null or StatusCode.Internal or StatusCode.Unknown), $"{method.FullName} for another organisation's ids: {theirs}");
            Assert.True(unknown?.StatusCode is not (null or StatusCode.Internal or StatusCode.Unknown), $"{method.FullName} for unknown ids: {unknown}");
            if (!Api.IsCommand(method))
            {
                Assert.Equal(StatusCode.NotFound, theirs.StatusCode);
                Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
            }
        }

        Assert.DoesNotContain("fail:", node.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_others_have_left_behind_is_stale()
    {
        await Recovery.Play(api, "haven", MiddleOfTheRecovery);
        foreach (var (call, request) in new (string, string)[]
        {
            ("OrganisationService/RegisterOrganisation", """{"name":"Other"}"""),
            ("IncidentService/NoteTimeline", """{"incidentId":"storm","text":"x","occurredAt":{"instant":"2026-03-10T12:00:00Z"}}"""),
            ("RecoveryService/AllocateWork", """{"incidentId":"storm","serviceId":"willow","personId":"bob","step":9,"staffId":"sam"}"""),
            ("PersonService/RaiseQuery", """{"incidentId":"storm","personId":"bob","queryId":"q-9","itemId":"record-bob","text":"x"}"""),
        })
        {
            var method = Api.Find(call);
            var message = JsonParser.Default.Parse(request, method.InputType);
            Recovery.Header(message, $"stale {call}", expectedVersion: 0);
            var refused = await api.Call(method, message, "haven", "rhea", "registered_manager");
            Assert.Equal((StatusCode.Aborted, Catalogue.StaleVersion.Code), (refused!.StatusCode, refused.Trailers.GetValue("reinstate-refusal")));
        }
    }

    [Fact]
    public async Task Whatever_parses_gets_an_answer_of_the_catalogue()
    {
        await Recovery.Play(api, "haven", MiddleOfTheRecovery);
        var unanswered = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(
            Api.Methods.Where(method => method.Name != "Watch"),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (method, _) =>
            {
                for (var i = 0; i < RequestsPerMethod; i++)
                {
                    var seed = Random.Shared.Next();
                    var request = new NastyRequests(seed).Of(method.InputType);
                    Aim(request);
                    Recovery.Header(request, $"nasty-{method.Name}-{i}");
                    var refused = await api.Call(method, request, "haven", "dev", "registered_manager");
                    if (refused is not null && !IsAnswer(refused))
                    {
                        unanswered.TryAdd(method.FullName, $"{refused.Status}, seed {seed}");
                    }
                }
            });
        Assert.True(unanswered.IsEmpty, $"{string.Join('\n', unanswered)}\n{string.Join('\n', node.Output.Split('\n').Where(line => line.Contains("fail:", StringComparison.Ordinal)).Take(5))}");

        // The log can still be folded: the board answers.
        Assert.Null(await api.Call(Api.Find("ReconciliationService/GetBoard"), new V1.GetBoardRequest(), "haven", "rhea", "registered_manager"));
        Assert.DoesNotContain("fail:", node.Output, StringComparison.Ordinal);
    }

    private static bool IsAnswer(RpcException refused) =>
        refused.Trailers.GetValue("reinstate-refusal") is { } code && Catalogue.ByCode.ContainsKey(code) && code != Catalogue.Internal.Code;

    /// <summary>Most requests reach the record that exists.</summary>
    private static void Aim(IMessage request)
    {
        foreach (var (name, id) in new[] { ("incident_id", "storm"), ("service_id", "willow"), ("person_id", "ann") })
        {
            request.Descriptor.FindFieldByName(name)?.Accessor.SetValue(request, id);
        }
    }

    private async Task<RpcException?> Ask(MethodDescriptor method, string incident, string service, string person)
    {
        var request = method.InputType.Parser.ParseFrom([]);
        foreach (var (name, id) in new[] { ("incident_id", incident), ("service_id", service), ("person_id", person) })
        {
            request.Descriptor.FindFieldByName(name)?.Accessor.SetValue(request, id);
        }

        Recovery.Header(request, $"bad {method.FullName} {incident}");
        return await api.Call(method, request, "rival", "rhea", "registered_manager");
    }
}
