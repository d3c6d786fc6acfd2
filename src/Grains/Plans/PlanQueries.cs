using Reinstate.Contracts.Refusals;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Grains.Plans;

/// <summary>What is planned, as the API shows it.</summary>
public static class PlanQueries
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7) + PlannedTime.ClockChange;

    /// <summary>Everybody at the service, by id, or why there is no answer; exactly one of the two is null.</summary>
    public static (IReadOnlyList<PersonSupported>? People, Refusal? Refusal) People(TenantView view, GetPlanRequest request, Reader reader)
    {
        if (!view.Organisation.Registered)
            return (null, Refusal.Of(Catalogue.OrganisationUnknown));
        if (reader.Refuse(view, request) is { } refused)
            return (null, refused);
        if (!request.From.TryRead(out var from) || !request.To.TryRead(out var to))
            return (null, Refusal.Of(Catalogue.InvalidArgument, "from or to is missing or not a possible time."));
        if (to <= from || to - from > Longest)
            return (null, Refusal.Of(Catalogue.InvalidArgument, "to: after from, by seven days at most."));
        return view.Organisation.Services.ContainsKey(request.ServiceId)
            ? (view.Organisation.People.Values.Where(person => person.ServiceId == request.ServiceId).ToList(), null)
            : (null, Refusal.Of(Catalogue.ServiceUnknown, request.ServiceId));
    }

    /// <summary>What is planned for somebody at a service in a time; who that is, the directory says.</summary>
    public static PlannedPerson Planned(PlanState state, GetPlanRequest request)
    {
        var (from, to) = (request.From.Read(), request.To.Read());

        // What was planned where the person was before is not due here.
        var told = state.Told.Values.Where(plan => plan.ServiceId == request.ServiceId && !plan.IsWithdrawn).ToList();
        var items = told.SelectMany(plan => plan.Items.Values, (plan, item) => (plan.SourceSystem, Item: item, Time: PlannedTime.Of(item, state.PersonId)))
            .Where(one => one.Time.IsWithin(from, to)).OrderBy(one => one.Time.From).ThenBy(one => one.Item.ItemId, StringComparer.Ordinal).ToList();
        var planned = new PlannedPerson
        {
            Items = { items.Select(one => one.Item) },
            ItemsCounted = items.Count(one => one.Time.Counts),
            Sources = { told.Select(plan => Source(plan, items.Count(one => one.SourceSystem == plan.SourceSystem))) },
        };
        if (told.Count == 0)
            return planned;
        var (coversFrom, coversTo) = (told.Max(plan => plan.From.Read()), told.Min(plan => plan.To.Read()));
        planned.SourceSystem = string.Join(", ", told.Select(plan => plan.SourceSystem));
        planned.AsOf = told.Min(plan => plan.AsOf.Read()).ToMoment();
        planned.CoversFrom = coversFrom.ToMoment();
        planned.CoversTo = coversTo.ToMoment();
        planned.Covered = coversFrom <= from && to <= coversTo;
        return planned;
    }

    /// <summary>The answer, of what is planned for each.</summary>
    public static GetPlanReply Reply(long position, IEnumerable<(PersonSupported Person, PlannedPerson Planned)> people)
    {
        var reply = new GetPlanReply { Position = position };
        foreach (var (person, planned) in people)
        {
            planned.Person = person;
            reply.People.Add(planned);
        }

        return reply;
    }

    private static PlanSource Source(ToldPlan plan, int items) => new() { SourceSystem = plan.SourceSystem, AsOf = plan.AsOf, CoversFrom = plan.From, CoversTo = plan.To, Items = items };
}
