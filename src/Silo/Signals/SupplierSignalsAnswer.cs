using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Signals;
using Reinstate.Silo.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Signals;

/// <summary>
/// Answers whether others are without a system that this organisation works with. Which those are, and how they are called, is from its own log alone; from the grains that count come numbers.
/// Cost: a grain call for each system in use.
/// </summary>
internal static class SupplierSignalsAnswer
{
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    public static async Task<QueryAnswer> AskAsync(LiveView live, IGrainFactory grains, string tenant, DateTimeOffset now, Reader reader)
    {
        var (answer, refusal) = await live.AskAsync(_ => Coverage.Nothing, now, view => BoardQueries.Answer(view, new GetSupplierSignalsRequest(), now, reader));
        var reply = answer as GetSupplierSignalsReply;
        if (reply is { TakesPart: true })
        {
            var seen = await Task.WhenAll(reply.Systems.Select(one => grains.GetGrain<ISupplierSignalGrain>(SupplierSystem.Of(one.System, one.Supplier)!.Key).Seen(tenant, reply.Least)));
            reply.Signals.Add(reply.Systems.Zip(seen).Where(pair => pair.Second is not null).OrderByDescending(pair => pair.Second!.Organisations).Select(pair => new SupplierSignal
            {
                System = pair.First.System,
                Supplier = pair.First.Supplier,
                Organisations = pair.Second!.Organisations,
                FirstDetectedAt = pair.Second.FirstDetectedAt.ToMoment(),
                HereToo = pair.Second.HereToo,
            }));
        }

        return BoardAnswers.Of(reply, refusal);
    }
}
