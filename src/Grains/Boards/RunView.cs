using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>
/// One service's recovery in one incident, as of a moment: its items, findings and exact completeness. A person of the census whose
/// expected set is not frozen counts with everything the census expects, all of it open: nobody is complete by being absent.
/// </summary>
public sealed class RunView
{
    private readonly ServiceBoard? board;
    private readonly Lazy<ImmutableArray<PersonRecord>> people;
    private readonly Lazy<ImmutableArray<ItemStatus>> items;
    private readonly Lazy<ImmutableArray<Finding>> ofTheLog;
    private readonly Lazy<ImmutableArray<Finding>> runFindings;
    private readonly Lazy<ImmutableArray<string>> uncounted;
    private readonly int openFindings;
    private readonly int askingFindings;

    private RunView(TenantView view, IncidentState incident, string serviceId, RecoveryRun? run, DateTimeOffset now)
    {
        (Incident, ServiceId, Run, Now, PolicyVersion, Staff) = (incident, serviceId, run, now, view.Organisation.PolicyVersion, view.Organisation.StaffRegister());
        board = view.Board(incident, now).Service(serviceId);
        people = new(() => [.. Standings.Select(standing => standing.Record)]);
        Marks = board?.Marks ?? [];
        var isClosed = incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete;
        Unfrozen = [.. run?.Opened.Census.Where(entry => !view.IsFrozen(incident.Id, entry.PersonId) && !(isClosed && view.Organisation.Erased.Contains(entry.PersonId))) ?? []];
        items = new(() => [.. Standings.SelectMany(standing => standing.Result.Items).Select(AsOfNow)]);
        ofTheLog = new(() => [.. run is null ? [] : LogFindings.Of(this)]);
        runFindings = new(() => [.. board?.Shared ?? [], .. ofTheLog.Value]);
        LastTouched = Math.Max(board?.LastPosition ?? 0, Math.Max(run?.LastMaterialPosition ?? 0, incident.LastFactPosition.GetValueOrDefault(serviceId)));
        IsSigned = run?.SignedOff is { } signed && LastTouched <= signed.Position;
        Completeness = (board?.Rows ?? []).Aggregate(default(CompletenessVector), (sum, row) => sum + row.At(now)) + UnfrozenVector;
        SignedItems = IsSigned ? board?.Rows.Sum(row => row.Items) ?? 0 : 0;
        (OpenP1, openFindings, OpenQueryCount) = (board?.OpenP1 ?? 0, board is null ? 0 : board.OpenFindings + board.OpenShared, board?.OpenQueries ?? 0);
        askingFindings = board?.AskingShared ?? 0;
        var organisation = view.Organisation;
        uncounted = new(() => run is null || IsSigned ? [] : [.. organisation.PeopleAt(serviceId).Except(
            Marks.Select(mark => mark.PersonId).Concat(run.Opened.Census.Select(entry => entry.PersonId)), StringComparer.Ordinal)]);
    }

    public IncidentState Incident { get; }

    public string ServiceId { get; }

    /// <summary>Null before the run is opened.</summary>
    public RecoveryRun? Run { get; }

    public DateTimeOffset Now { get; }

    /// <summary>Of the organisation, under which the findings are made; 0 for the defaults.</summary>
    public long PolicyVersion { get; }

    /// <summary>Of the organisation.</summary>
    public StaffRegister Staff { get; }

    /// <summary>Everybody with a record here. As all that shows single people: for a run whose people the view holds.</summary>
    public ImmutableArray<PersonRecord> People => people.Value;

    /// <summary>In the census, but without a frozen expected set. Of a closed incident, whoever was erased since is not; of one that is open everybody is, so that nobody is complete by being erased.</summary>
    public ImmutableArray<CensusEntry> Unfrozen { get; }

    /// <summary>Registered at the service after the census was taken, and not accounted for; judged until the run is signed off.</summary>
    public ImmutableArray<string> Uncounted => uncounted.Value;

    /// <summary>By person, then item. Cost: linear in the items of the service; the numbers below cost nothing.</summary>
    public ImmutableArray<ItemStatus> Items => items.Value;

    /// <summary>Findings about people and about the service.</summary>
    public ImmutableArray<Finding> Findings => [.. Standings.SelectMany(standing => standing.Result.Findings), .. RunFindings];

    /// <summary>Those that are decided on the run, not on a person.</summary>
    public ImmutableArray<Finding> RunFindings => runFindings.Value;

    /// <summary>Findings on which nobody has decided, as they are now.</summary>
    public int OpenFindings => openFindings + ofTheLog.Value.Count(finding => finding.DecidedBy.Length == 0);

    /// <summary>Open items of the first priority.</summary>
    public int OpenP1 { get; }

    public int OpenQueryCount { get; }

    public CompletenessVector Completeness { get; }

    /// <summary>The part of <see cref="Completeness"/> that is of people whose expected set is frozen, P1 first, with how many items count: those of which anything does. The rest is <see cref="UnfrozenVector"/>.</summary>
    public ImmutableArray<(Priority Priority, CompletenessVector Vector, int Items)> ByPriority => PerPriority(board?.Rows ?? [], Now);

    /// <summary>All its counted items while signed off and unchanged since, else 0.</summary>
    public int SignedItems { get; }

    public bool IsSigned { get; }

    /// <summary>Signed off once, and something that the sign-off covered came later (rule 43).</summary>
    public bool IsReopened => Run?.SignedOff is not null && !IsSigned;

    /// <summary>Nothing is open and nothing is missing: the run is open, everybody is frozen, every sheet is accounted for, every query answered.</summary>
    public bool IsComplete => IsWhole && Completeness.IsComplete && OpenQueryCount == 0 && askingFindings == 0 && !ofTheLog.Value.Any(IsAsking);

    /// <summary>Nobody and no sheet is missing: what they would bring, and of which priority, nobody knows.</summary>
    public bool IsWhole => Run is not null && Unfrozen.IsEmpty && Uncounted.IsEmpty && Run.Sheets.Values.All(sheet => sheet.Accounted);

    public IEnumerable<(PersonRecord Record, QueryState Query)> OpenQueries =>
        from record in People from query in record.Queries.Values where query.Resolution is null select (record, query);

    /// <summary>Findings about the service that a person must decide and has not.</summary>
    public IEnumerable<Finding> OpenRunFindings => RunFindings.Where(IsAsking);

    /// <summary>The last position of anything that a sign-off of this run covers.</summary>
    public long LastTouched { get; }

    /// <summary>The last position of anything about this service in the incident, or about somebody with a record here; 0 before the first.</summary>
    public long LastChanged => Math.Max(LastTouched, Math.Max(Run?.LastPosition ?? 0, Incident.LastPosition.GetValueOrDefault(ServiceId)));

    /// <summary>What was recorded of everybody here, by quarter in order of time.</summary>
    public IEnumerable<PaceQuarter> Pace => board?.Pace ?? [];

    /// <summary>How many items the freezes held.</summary>
    public int FrozenItems => board?.FrozenItems ?? 0;

    public CompletenessVector UnfrozenVector => Unfrozen.Aggregate(default(CompletenessVector), (sum, entry) => sum + Missing(entry));

    public string State => Run switch
    {
        null => "not_opened",
        _ when IsSigned => "signed_off",
        _ when IsReopened => "reopened",
        { RestoredAt: null } => "frozen",
        _ => "recovering",
    };

    internal ImmutableArray<PersonStanding> Standings => board?.People ?? [];

    /// <summary>Everybody with a record here, by id, with the position of its last event.</summary>
    internal ImmutableArray<PersonMark> Marks { get; }

    /// <summary>What the log itself tells about the people here.</summary>
    internal ImmutableArray<Finding> Logged => board?.Logged ?? [];

    public static RunView Of(TenantView view, IncidentState incident, string serviceId, DateTimeOffset now) =>
        new(view, incident, serviceId, view.Run(incident.Id, serviceId), now);

    /// <summary>The person's items as of the moment; empty for somebody without a record here.</summary>
    public IEnumerable<ItemStatus> ItemsOf(string personId) => Standing(personId)?.Result.Items.Select(AsOfNow) ?? [];

    /// <summary>Findings about the person, of rules about one person and beyond.</summary>
    public IEnumerable<Finding> FindingsOf(string personId) =>
        (Standing(personId)?.Result.Findings ?? []).Concat(RunFindings.Where(finding => finding.PersonId == personId));

    internal PersonStanding? Standing(string personId)
    {
        var standings = Standings;
        var (low, high) = (0, standings.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(standings[middle].Record.Person.PersonId, personId);
            if (order == 0)
                return standings[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private static ImmutableArray<(Priority Priority, CompletenessVector Vector, int Items)> PerPriority(IEnumerable<RowSum> rows, DateTimeOffset now)
    {
        var sums = new SortedDictionary<Priority, (CompletenessVector Vector, int Items)>();
        foreach (var row in rows)
        {
            var sum = sums.GetValueOrDefault(row.Priority);
            sums[row.Priority] = (sum.Vector + row.At(now), sum.Items + row.Items);
        }

        return [.. sums.Select(sum => (sum.Key, sum.Value.Vector, sum.Value.Items))];
    }

    private static bool IsAsking(Finding finding) => finding is { Queries: true, DecidedBy.Length: 0 };

    private ItemStatus AsOfNow(ItemStatus item) => item.Open && item.DueBy < Now ? item with { Overdue = true } : item;

    /// <summary>At least one open thing, even where nothing is expected: that nothing is expected is not known before the freeze.</summary>
    internal static CompletenessVector Missing(CensusEntry entry) =>
        default(CompletenessVector) with { Expected = entry.ExpectedItems, Open = Math.Max(1, entry.ExpectedItems) };
}
