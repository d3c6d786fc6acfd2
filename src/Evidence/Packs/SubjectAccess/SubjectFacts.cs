using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.Reads;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>What the sections of a copy read. Times are those of London, but in an incident's own sections, which have its zone.</summary>
internal sealed class SubjectFacts
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    public SubjectFacts(SubjectAccessSource source)
    {
        Source = source;
        Incidents =
        [
            .. Settlement.Of(source.View, source.PersonId).Named.Select(id => source.View.Incidents[id])
                .OrderBy(incident => source.View.TimelineOf(incident.Id).Count > 0 ? source.View.TimelineOf(incident.Id)[0].Recorded.Position : 0)
                .Select(incident => new PackFacts(source.View, incident, ServicesOf(incident))),
        ];
        AsOf = Local(source.About.Select(record => record.Recorded.RecordedAt).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max());
        Originals = new Originals(Incidents, source.PersonId);
    }

    public SubjectAccessSource Source { get; }

    public TenantView View => Source.View;

    /// <summary>As registered now, or the id.</summary>
    public string Name => View.Organisation.People.GetValueOrDefault(Source.PersonId)?.Name is { Length: > 0 } name ? name : Source.PersonId;

    /// <summary>When something was last recorded about the person.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Those that name the person, the earliest first, with the services at which they do.</summary>
    public ImmutableArray<PackFacts> Incidents { get; }

    public Originals Originals { get; }

    /// <summary>Every event of a type about the person.</summary>
    public IEnumerable<(T What, RecordedEvent Recorded)> All<T>()
        where T : IMessage => Source.About.Where(record => record.Recorded.Event is T).Select(record => ((T)record.Recorded.Event, record.Recorded));

    /// <summary>Those of the reads that showed something of the person, each with the service at which the record was kept.</summary>
    public IEnumerable<(RecordRead What, RecordedEvent Recorded)> Reads => Source.Reads.Select(recorded => ((RecordRead)recorded.Event, recorded)).Where(one => Shows(one.Item1));

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    private bool Shows(RecordRead read)
    {
        if (read.PersonId.Length > 0)
            return read.PersonId == Source.PersonId;
        return read.IncidentId.Length > 0 ? Incidents.Any(facts => facts.Incident.Id == read.IncidentId && facts.Runs.Any(run => ReadsQueries.Shows(read, run.ServiceId)))
            : View.Organisation.People.GetValueOrDefault(Source.PersonId) is { } registered && ReadsQueries.Shows(read, registered.ServiceId);
    }

    private IEnumerable<string> ServicesOf(IncidentState incident) => View.Services.Values
        .Where(service => service.Runs.GetValueOrDefault(incident.Id)?.Opened.Census.Any(entry => entry.PersonId == Source.PersonId) == true).Select(service => service.Id)
        .Concat(View.FrozenAt(incident.Id, Source.PersonId) is { } at ? [at] : []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
