using CsCheck;
using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

public abstract partial class LogSuite
{
    private static int _samples;

    /// <summary>A request as a generator can make it: what depends on the state of the log is an offset from it.</summary>
    private sealed record Draft(int Tenant, int Stream, int VersionOffset, int Key, bool OtherPayload, (int Incident, int Service)[] Events, (int Incident, int Service, int Offset)? Scope);

    [Fact]
    public async Task Any_sequence_of_batches_ends_as_in_the_model()
    {
        var touch = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2]);
        var scope = Gen.OneOf(Gen.Const(((int, int, int)?)null), Gen.Select(Gen.Int[1, 2], Gen.Int[0, 2], Gen.Int[-3, 0], (i, s, o) => ((int, int, int)?)(i, s, o)));
        var version = Gen.Frequency((8, Gen.Const(0)), (1, Gen.Const(-1)), (1, Gen.Const(1)));
        var draft = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], version, Gen.Int[0, 30], Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))), touch.Array[0, 3], scope)
            .Select((tenant, stream, offset, key, other, events, condition) => new Draft(tenant, stream, offset, key, other, events, condition));

        await draft.Array[1, 6].Array[1, 8].SampleAsync(RunAsync, iter: 150, threads: 2);
    }

    private async Task RunAsync(Draft[][] batches)
    {
        var sample = Interlocked.Increment(ref _samples);
        var model = new ModelLog();
        foreach (var drafts in batches)
        {
            AppendRequest[] batch = [.. drafts.Select(d => Request(d, sample, model))];
            var expected = batch.Select(model.Append).ToList();
            var actual = await Log.AppendAsync(batch, Cancellation);
            Assert.Equal(expected.Select(o => o.Show()), actual.Select(o => o.Show()));
        }

        foreach (var tenant in batches.SelectMany(b => b).Select(d => TenantOf(d, sample)).Distinct())
        {
            var events = model.Tail(tenant);
            Assert.Equal(events.Select(e => e.Show()), (await Log.TailAsync(tenant)).Select(e => e.Show()));
            Assert.Equal(events.Count, (await Log.HeadAsync(tenant, Cancellation)).Position);
            foreach (var stream in events.GroupBy(e => e.Stream))
            {
                Assert.Equal(stream.Select(e => e.Show()), (await Log.StreamAsync(stream.Key, tenant)).Select(e => e.Show()));
            }
        }
    }

    private static AppendRequest Request(Draft d, int sample, ModelLog model)
    {
        var (tenant, stream) = (TenantOf(d, sample), "person/" + d.Stream);
        var expected = Math.Max(0, model.Version(tenant, stream) + d.VersionOffset);
        var condition = d.Scope is var (incident, service, offset)
            ? new ScopeCondition(Id("inc", incident), Id("service", service), Math.Max(0, model.Tail(tenant).Count + offset))
            : null;
        return Append(stream, expected, "k" + d.Key, 0, tenant, d.OtherPayload ? "other" : "payload", condition) with
        {
            Events = [.. d.Events.Select((e, n) => new NewEvent("reinstate.v1.Noted", Bytes($"{d.Key}#{n}"), Id("inc", e.Incident), Id("service", e.Service)))],
        };
    }

    private static string TenantOf(Draft d, int sample) => $"t{d.Tenant}-{sample}";

    private static string Id(string kind, int n) => n == 0 ? "" : $"{kind}-{n}";
}
