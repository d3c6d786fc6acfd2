using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Privacy;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.SubjectAccess;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.Plans;
using Reinstate.Grains.Reads;
using Reinstate.Silo.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Silo.Scans;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.SubjectAccess;

/// <summary>
/// Answers with everything that is held about one person. From the log and not from the live view, which keeps no timelines: the directory's stream, the streams of the person, those of the reads,
/// and all that touches the incidents which name them, folded anew up to a position. So the same position gives the same bytes, whenever it is asked for. Cost: those events.
/// </summary>
internal static class SubjectAccessAnswer
{
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public static async Task<QueryAnswer> AskAsync(LiveView live, ILog log, KeptScans scans, ExportSubjectAccessRequest request, DateTimeOffset now, Reader reader)
    {
        var (refusal, position, incidents) = await live.AskAsync(_ => Coverage.Nothing, now, view => Asked(view, request, reader));
        if (refusal is not null)
        {
            return BoardAnswers.Of(null, refusal);
        }

        var draft = SubjectAccessExport.Draft(await SourceAsync(live.Tenant, log, request.PersonId, incidents, position));
        var pack = draft.Packed(await ScanAnswers.ForAsync(draft.Scans, scans, live.Tenant));
        return BoardAnswers.Of(new SubjectAccessChunk { FileName = pack.FileName, Position = pack.Position, Data = ByteString.CopyFrom(pack.Zip.AsSpan()) }, null);
    }

    private static (Refusal? Refusal, long Position, IReadOnlyCollection<string> Incidents) Asked(TenantView view, ExportSubjectAccessRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
        {
            return (Refusal.Of(Catalogue.OrganisationUnknown), 0, []);
        }

        if (reader.Refuse(view, request) is { } refused)
        {
            return (refused, 0, []);
        }

        if (request.AsOfPosition < 0 || request.AsOfPosition > view.Position)
        {
            return (Refusal.Of(Catalogue.InvalidArgument, $"as_of_position is not a position of the log, which ends at {view.Position}."), 0, []);
        }

        if (view.Organisation.Erased.Contains(request.PersonId))
        {
            return (Refusal.Of(Catalogue.PersonErased, $"{request.PersonId}: nothing is left that could be handed out."), 0, []);
        }

        return view.Organisation.People.ContainsKey(request.PersonId)
            ? (null, request.AsOfPosition == 0 ? view.Position : request.AsOfPosition, Settlement.Of(view, request.PersonId).Named)
            : (Refusal.Of(Catalogue.PersonUnknown, request.PersonId), 0, []);
    }

    private static async Task<SubjectAccessSource> SourceAsync(string tenant, ILog log, string person, IReadOnlyCollection<string> incidents, long position)
    {
        var (view, records) = (new TenantView(tenant), new List<TimelineRecord>());
        foreach (var stored in await EventsAsync(tenant, log, person, incidents, position))
        {
            if (!ReadsAggregate.IsOf(stored.Stream) && !PlanAggregate.IsOf(stored.Stream))
            {
                RecordedEvents.Apply(view, stored);
            }

            if (!stored.IsErased)
            {
                records.Add(new TimelineRecord(stored.Stream, RecordedEvents.Of(stored)));
            }
        }

        return SubjectAccessSource.Of(view, person, position, records);
    }

    /// <summary>In the order of the log, each once.</summary>
    private static async Task<IEnumerable<StoredEvent>> EventsAsync(string tenant, ILog log, string person, IReadOnlyCollection<string> incidents, long position)
    {
        var events = new SortedDictionary<long, StoredEvent>();
        foreach (var incident in incidents)
        {
            foreach (var stored in await log.ReadScopeAsync(tenant, incident, "", CancellationToken.None))
            {
                events[stored.Position] = stored;
            }
        }

        var streams = ((string[])[GrainKeys.Stream("organisation", ""), KeyOwner.SubjectOf(person), GrainKeys.Stream(PlanAggregate.Name, person), GrainKeys.Stream(ReadsAggregate.Name, ReadsAggregate.IdOf(new RecordRead { PersonId = person }))])
            .Concat(incidents.SelectMany(incident => ReadsAggregate.StreamsOf(incident, "", person)));
        foreach (var stream in streams.Concat(Services(events.Values)).Distinct(StringComparer.Ordinal).ToList())
        {
            await foreach (var stored in log.ReadStreamAsync(tenant, stream, 0, CancellationToken.None))
            {
                events[stored.Position] = stored;
            }
        }

        return events.Values.TakeWhile(stored => stored.Position <= position);
    }

    // What was read of a plan stands with the service.
    private static IEnumerable<string> Services(IEnumerable<StoredEvent> events) => events.Select(stored => stored.Context.Service).Where(service => service.Length > 0).Distinct(StringComparer.Ordinal)
        .Select(service => GrainKeys.Stream(ReadsAggregate.Name, ReadsAggregate.IdOf(new RecordRead { ServiceId = service })));
}
