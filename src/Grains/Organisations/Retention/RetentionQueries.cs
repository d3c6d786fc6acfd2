using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations.Retention;

/// <summary>Whose records are due for erasure, and why not: the same terms by which an erasure is decided. Safety rule: of whom the end of care is not known is never due.</summary>
internal static class RetentionQueries
{
    private const int UsualPage = 200;
    private const int LargestPage = 1000;

    public static (GetRetentionReply? Reply, Refusal? Refusal) Get(TenantView view, GetRetentionRequest r, DateTimeOffset now)
    {
        if (r.Standing.Length > 0 && !RetentionStandings.All.Contains(r.Standing))
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"standing is not one of {string.Join(", ", RetentionStandings.All)}."));
        if (r.PageSize is < 0 or > LargestPage)
            return (null, Refusal.Of(Catalogue.InvalidArgument, $"page_size: 0 to {LargestPage}"));
        var size = r.PageSize == 0 ? UsualPage : r.PageSize;
        var involvement = new Involvement(view);
        var everybody = view.Organisation.People.Keys.Select(person => Of(view, involvement, person, now)).ToList();
        var page = everybody.Where(one => (r.Standing.Length == 0 || one.Standing == r.Standing) && (r.PersonId.Length == 0 || one.PersonId == r.PersonId) && string.CompareOrdinal(one.PersonId, r.AfterPersonId) > 0).Take(size + 1).ToList();
        var policy = view.Organisation.Policy();
        return (new GetRetentionReply
        {
            Position = view.Position,
            Today = RetentionTerm.Written(RetentionTerm.DayOf(now)),
            PolicyVersion = view.Organisation.PolicyVersion,
            YearsAfterCareEnds = policy.RetentionYearsAfterCareEnds,
            YearsCdRegister = policy.RetentionYearsCdRegister,
            Counts = { RetentionStandings.All.Select(standing => new RetentionCount { Standing = standing, People = everybody.Count(one => one.Standing == standing) }) },
            People = { page.Take(size) },
            NextAfterPersonId = page.Count > size ? page[size - 1].PersonId : "",
            ErasedPeople = { view.Organisation.Erased },
        }, null);
    }

    public static GetLegalHoldsReply Holds(TenantView view) => new()
    {
        Position = view.Position,
        Holds = { view.Organisation.Holds.Values.OrderBy(hold => hold.Lifted is not null).ThenBy(hold => hold.At).ThenBy(hold => hold.Id, StringComparer.Ordinal).Select(hold => Hold(view, hold)) },
    };

    private static PersonRetention Of(TenantView view, Involvement involvement, string person, DateTimeOffset now)
    {
        var organisation = view.Organisation;
        var registered = organisation.People[person];
        var last = involvement.LastOf(person);
        var row = new PersonRetention
        {
            PersonId = person,
            ServiceId = registered.ServiceId,
            Name = registered.Name,
            CareEndedOn = organisation.EndOfCareOf(person)?.On ?? "",
            LastIncidentId = last?.Id ?? "",
            LastIncidentClosedOn = last is { Closed: { } closed } ? RetentionTerm.Written(RetentionTerm.DayOf(closed.At)) : "",
            IncidentIds = { involvement.Of(person).Select(incident => incident.Id) },
            OpenIncidentIds = { involvement.OpenOf(person) },
            Holds = { organisation.HoldsOn(person, involvement.Of(person).Select(incident => incident.Id)).Select(hold => Hold(view, hold)) },
            Versions =
            {
                (organisation.EndsOfCare.GetValueOrDefault(person) ?? []).Select(version => new EndOfCareVersion
                {
                    CareEndedOn = version.On, Reason = version.Reason, RecordedBy = version.By, RecordedRole = version.Role, RecordedAt = version.At.ToMoment(),
                }),
            },
        };
        if (!RetentionTerm.TryRead(row.CareEndedOn, out var ended))
        {
            row.Standing = RetentionStandings.Unknown;
            return row;
        }

        // Until it is closed, what is recorded in it counts, and nobody knows from which day.
        if (row.OpenIncidentIds.Count > 0)
        {
            row.Standing = RetentionStandings.OpenIncident;
            return row;
        }

        var term = RetentionTerm.Of(ended, last is { Closed: { } over } ? RetentionTerm.DayOf(over.At) : null, organisation.Policy());
        row.KeepUntil = RetentionTerm.Written(term.Until);
        row.CountsFrom = term.CountsFrom;
        row.Standing = term.Until > RetentionTerm.DayOf(now) ? RetentionStandings.NotDue
            : row.Holds.Count > 0 ? RetentionStandings.Held : RetentionStandings.Due;
        return row;
    }

    private static LegalHold Hold(TenantView view, HoldState hold)
    {
        var people = hold.PersonId.Length > 0 ? [hold.PersonId] : view.Incidents.GetValueOrDefault(hold.IncidentId) is { } incident ? Involvement.Named(view, incident) : [];
        return new LegalHold
        {
            HoldId = hold.Id,
            PersonId = hold.PersonId,
            OfIncidentId = hold.IncidentId,
            Reference = hold.Reference,
            Reason = hold.Reason,
            PlacedBy = hold.By,
            PlacedRole = hold.Role,
            PlacedAt = hold.At.ToMoment(),
            Lifted = hold.Lifted is not null,
            LiftedBy = hold.Lifted?.By ?? "",
            LiftedAt = hold.Lifted?.At.ToMoment(),
            LiftedBecause = hold.Lifted?.Reason ?? "",
            People = people.Count(person => !view.Organisation.Erased.Contains(person)),
            ErasedPeople = { people.Where(view.Organisation.Erased.Contains).Order(StringComparer.Ordinal) },
        };
    }
}
