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
    private RunView(TenantView view, IncidentState incident, string serviceId, RecoveryRun? run, DateTimeOffset now)
    {
        Incident = incident;
        ServiceId = serviceId;
        Run = run;
        Now = now;
        var census = (run?.Opened.Census.Select(entry => entry.PersonId) ?? []).ToHashSet(StringComparer.Ordinal);
        var core = view.Core(incident, serviceId, run);
        People = core.People;
        Unfrozen = [.. run?.Opened.Census.Where(entry => view.Record(incident.Id, entry.PersonId) is null) ?? []];
        Items = [.. core.Items.Select(item => item.Open && item.DueBy < now ? item with { Overdue = true } : item)];
        RunFindings = [.. core.SharedFindings, .. run is null ? [] : LogFindings.Of(this)];
        Findings = [.. core.PersonFindings, .. RunFindings];
        IsSigned = run?.SignedOff is { } signed && LastTouched <= signed.Position;
        Completeness = Items.Aggregate(default(CompletenessVector), (sum, item) => sum + CompletenessVector.Of(item)) + UnfrozenVector;
        var known = People.Select(record => record.Person.PersonId).Concat(census).ToHashSet(StringComparer.Ordinal);
        Uncounted = run is null || IsSigned ? [] : [.. view.Organisation.PeopleAt(serviceId).Where(person => !known.Contains(person))];
        SignedItems = IsSigned ? Items.Count(item => item.Counted) : 0;
    }

    public IncidentState Incident { get; }

    public string ServiceId { get; }

    /// <summary>Null before the run is opened.</summary>
    public RecoveryRun? Run { get; }

    public DateTimeOffset Now { get; }

    public ImmutableArray<PersonRecord> People { get; }

    /// <summary>In the census, but without a frozen expected set.</summary>
    public ImmutableArray<CensusEntry> Unfrozen { get; }

    /// <summary>Registered at the service after the census was taken, and not accounted for; judged until the run is signed off.</summary>
    public ImmutableArray<string> Uncounted { get; }

    public ImmutableArray<ItemStatus> Items { get; }

    /// <summary>Findings about people and about the service.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Those that are decided on the run, not on a person.</summary>
    public ImmutableArray<Finding> RunFindings { get; }

    public CompletenessVector Completeness { get; }

    /// <summary>All its counted items while signed off and unchanged since, else 0.</summary>
    public int SignedItems { get; }

    public bool IsSigned { get; }

    /// <summary>Signed off once, and something that the sign-off covered came later (rule 43).</summary>
    public bool IsReopened => Run?.SignedOff is not null && !IsSigned;

    /// <summary>Nothing is open and nothing is missing: the run is open, everybody is frozen, every sheet is accounted for, every query answered.</summary>
    public bool IsComplete => Run is not null && Completeness.IsComplete && Unfrozen.IsEmpty && Uncounted.IsEmpty && Run.Sheets.Values.All(sheet => sheet.Accounted)
        && !OpenQueries.Any() && !OpenRunFindings.Any();

    public IEnumerable<(PersonRecord Record, QueryState Query)> OpenQueries =>
        from record in People from query in record.Queries.Values where query.Resolution is null select (record, query);

    /// <summary>Findings about the service that a person must decide and has not.</summary>
    public IEnumerable<Finding> OpenRunFindings => RunFindings.Where(finding => finding is { Queries: true, DecidedBy.Length: 0 });

    /// <summary>The last position of anything that a sign-off of this run covers.</summary>
    public long LastTouched => People.Select(record => record.LastPosition)
        .Append(Run?.LastMaterialPosition ?? 0).Append(Incident.LastFactPosition.GetValueOrDefault(ServiceId)).Max();

    public CompletenessVector UnfrozenVector => Unfrozen.Aggregate(default(CompletenessVector), (sum, entry) => sum + Missing(entry));

    public string State => Run switch
    {
        null => "not_opened",
        _ when IsSigned => "signed_off",
        _ when IsReopened => "reopened",
        { RestoredAt: null } => "frozen",
        _ => "recovering",
    };

    public static RunView Of(TenantView view, IncidentState incident, string serviceId, DateTimeOffset now) =>
        new(view, incident, serviceId, view.Run(incident.Id, serviceId), now);

    /// <summary>At least one open thing, even where nothing is expected: that nothing is expected is not known before the freeze.</summary>
    internal static CompletenessVector Missing(CensusEntry entry) =>
        default(CompletenessVector) with { Expected = entry.ExpectedItems, Open = Math.Max(1, entry.ExpectedItems) };
}
