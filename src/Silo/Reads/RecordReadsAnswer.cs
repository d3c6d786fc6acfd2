using Reinstate.Contracts.Calls;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Reads;
using Reinstate.Silo.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.Reads;

/// <summary>Answers who was shown a record: from the log, because nobody keeps it in memory. Cost: the reads of one person, those of everybody in the incident, and those of the plan of the service.</summary>
internal static class RecordReadsAnswer
{
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public static async Task<QueryAnswer> AskAsync(LiveView live, ILog log, ListRecordReadsRequest request, DateTimeOffset now, Reader reader)
    {
        var (position, (service, refusal)) = await live.AskAsync(_ => Coverage.Nothing, now, view => (view.Position, ReadsQueries.Subject(view, request, reader)));
        if (service is null)
        {
            return BoardAnswers.Of(null, refusal);
        }

        var reads = new List<RecordedEvent>();
        foreach (var stream in ReadsAggregate.StreamsOf(request.IncidentId, service, request.PersonId))
        {
            await foreach (var stored in log.ReadStreamAsync(live.Tenant, stream, 0, CancellationToken.None))
            {
                reads.Add(RecordedEvents.Of(stored));
            }
        }

        return BoardAnswers.Of(ReadsQueries.Page(position, service, request, reads), null);
    }
}
