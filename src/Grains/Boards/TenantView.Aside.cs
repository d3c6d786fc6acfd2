using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// Runs whose people are set aside: the view keeps what boards of several services show, and lets the records go. Whoever needs them reads the run's
/// events from the log again. Invariant: a run that is set aside either says what its events say, or waits to be recalled.
/// </summary>
public sealed partial class TenantView
{
    // Events of people that do not carry the service of the record which they belong to; they are few, and found by their positions.
    private readonly Dictionary<(string Incident, string Person), List<long>> strays = [];
    private long uses;

    /// <summary>About how many events and expected items the records hold that are at hand.</summary>
    public int Weight { get; private set; }

    /// <summary>Runs whose people are at hand, the one used longest ago first.</summary>
    public IReadOnlyList<EventScope> Present => [.. boards.SelectMany(board => board.Value.Services.Values.Where(service => !service.IsAside && service.Weight > 0)
        .Select(service => (service.LastUse, Run: new EventScope(board.Key, service.ServiceId)))).OrderBy(one => one.LastUse).Select(one => one.Run)];

    /// <summary>Whether every incident is up to date as of the moment for which it was asked last.</summary>
    public bool IsSettled => incidents.Values.All(incident => boards.TryGetValue(incident.Id, out var board) && board.IsSettled);

    /// <summary>Runs that must be recalled before a question can be answered; asked again after that, until there are none.</summary>
    /// <exception cref="StandingDiffersException">A run that was set aside is not what its events say.</exception>
    public IReadOnlyList<EventScope> Needs(Coverage coverage, DateTimeOffset now)
    {
        var needs = new List<EventScope>();
        foreach (var incident in coverage.Incidents.Where(incidents.ContainsKey))
            needs.AddRange(BoardOf(incident).Settle(this, incidents[incident], now).Select(service => new EventScope(incident, service)));
        if (needs.Count > 0)
            return needs;
        foreach (var run in coverage.Runs)
        {
            if (boards.GetValueOrDefault(run.Incident)?.Service(run.Service) is not { } service)
                continue;
            service.LastUse = ++uses;
            if (service.IsAside)
                needs.Add(run);
        }

        return needs;
    }

    /// <summary>
    /// While true, events of people who are not at hand are passed over and their runs begin set aside: for a view so far behind the log that it would
    /// let them go again before anybody asks. They are read once, run by run and side by side, by whoever does.
    /// </summary>
    public bool IsFarBehind { get; set; }

    /// <summary>True when the event is of a run that is set aside: it need not be read, <see cref="Pass"/> takes it.</summary>
    public bool Passes(string stream, EventScope scope) => stream.StartsWith("person/", StringComparison.Ordinal) && Passes(stream, scope, out _);

    /// <summary>Takes the next event without its content.</summary>
    /// <param name="stream">The person's.</param>
    /// <param name="scope">Of the event.</param>
    /// <param name="position">Of the event.</param>
    /// <param name="version">Of the event.</param>
    /// <param name="freezes">Whether it froze the person's expected set, which is where a record begins.</param>
    public void Pass(string stream, EventScope scope, long position, long version, bool freezes)
    {
        if (!Passes(stream, scope, out var run))
            throw new InvalidOperationException($"The run of {stream} is at hand: the event at {position} must be folded.");
        Miss(stream["person/".Length..], run, scope, position, freezes);
        Versions[stream] = version;
        Position = Math.Max(Position, position);
    }

    /// <summary>Lets the people of a run go.</summary>
    public void SetAside(EventScope run)
    {
        var board = BoardOf(run.Incident).Services[run.Service];
        foreach (var person in board.Held)
        {
            var state = people[person];
            var kept = state with { Records = state.Records.Remove(run.Incident) };
            if (kept.Records.IsEmpty)
                people.Remove(person);
            else
                people[person] = kept;
        }

        Weight -= board.Weight;
        BoardOf(run.Incident).SetAside(run.Service);
    }

    /// <summary>Positions of events that belong to these people's records and are not found by the scope of the run.</summary>
    public IReadOnlyList<long> StraysOf(string incident, IEnumerable<string> of) =>
        [.. of.SelectMany(person => strays.GetValueOrDefault((incident, person)) ?? []).Order()];

    /// <summary>Folds what the people of a run that is set aside were at the view's position, without the view: for many runs side by side.</summary>
    /// <param name="run">The run.</param>
    /// <param name="events">All events of the run's people up to the view's position, in order.</param>
    public static RecalledRun Fold(EventScope run, IEnumerable<TimelineRecord> events)
    {
        var states = new SortedDictionary<string, PersonState>(StringComparer.Ordinal);
        var weight = 0;
        foreach (var (stream, recorded) in events)
        {
            var id = stream["person/".Length..];
            states[id] = PersonFold.Apply(states.GetValueOrDefault(id) ?? PersonFold.Initial(id), recorded);
            weight += WeightOf(recorded);
        }

        return new RecalledRun(run, [.. states.Values.Select(state => state.Records.GetValueOrDefault(run.Incident)).OfType<PersonRecord>().Where(record => record.ServiceId == run.Service)], weight);
    }

    /// <summary>The people of a run that was set aside are at hand again.</summary>
    public void Recall(RecalledRun recalled)
    {
        var incident = BoardOf(recalled.Run.Incident);
        foreach (var record in recalled.Records)
        {
            var id = record.Person.PersonId;
            var state = people.GetValueOrDefault(id) ?? PersonFold.Initial(id);
            people[id] = state with { Records = state.Records.SetItem(recalled.Run.Incident, record) };
        }

        incident.Recall(recalled.Run.Service, [.. recalled.Records.Select(record => record.Person.PersonId)]);
        var board = incident.Services[recalled.Run.Service];
        (board.Weight, board.LastUse) = (Math.Max(1, recalled.Weight), ++uses);
        Weight += board.Weight;
    }

    /// <summary>Brings the timeline of an incident, for one answer.</summary>
    public void RecallTimeline(string incident, IEnumerable<TimelineRecord> events) => timelines[incident] = [.. events];

    /// <summary>Lets recalled timelines go.</summary>
    public void ForgetTimelines()
    {
        if (!keepsTimelines)
            timelines.Clear();
    }

    private bool Passes(string stream, EventScope scope, out EventScope run)
    {
        run = scope;
        if (scope.Incident.Length == 0 || (!IsFarBehind && !boards.ContainsKey(scope.Incident)))
            return false;
        var board = BoardOf(scope.Incident);
        run = scope with { Service = board.FrozenAt(stream["person/".Length..]) ?? scope.Service };
        var service = board.Service(run.Service);
        return service?.IsAside == true || (IsFarBehind && run.Service.Length > 0 && (service is null || service.Held.Count == 0));
    }

    private void Miss(string person, EventScope run, EventScope scope, long position, bool freezes)
    {
        NoteStray(person, run, scope, position);
        BoardOf(run.Incident).Miss(run.Service, freezes ? person : null);
    }

    private void Held(string person, PersonRecord record, RecordedEvent recorded)
    {
        var board = BoardOf(record.IncidentId);
        NoteStray(person, new(record.IncidentId, record.ServiceId), recorded.Scope, recorded.Position);
        board.TouchPerson(person, record.ServiceId);
        var service = board.Services[record.ServiceId];
        service.LastUse = ++uses;
        var weight = WeightOf(recorded);
        service.Weight += weight;
        Weight += weight;
        service.Held.Add(person);
    }

    // An expected item weighs on the memory as an entry does, and one freeze brings many.
    private static int WeightOf(RecordedEvent recorded) => recorded.Event is ExpectedItemsFrozen frozen ? 1 + frozen.Items.Count : 1;

    private void NoteStray(string person, EventScope run, EventScope scope, long position)
    {
        if (!string.Equals(run.Service, scope.Service, StringComparison.Ordinal) || run.Service.Length == 0)
            (CollectionsMarshal.GetValueRefOrAddDefault(strays, (run.Incident, person), out _) ??= []).Add(position);
    }
}

/// <summary>The people of one run as they were read from the log again.</summary>
/// <param name="Run">The run.</param>
/// <param name="Records">By person.</param>
/// <param name="Weight">How many events they were folded from, and how many expected items those hold.</param>
public sealed record RecalledRun(EventScope Run, ImmutableArray<PersonRecord> Records, int Weight);
