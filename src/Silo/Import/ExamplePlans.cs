using Reinstate.Facts.V1;
using Reinstate.Folders.Generation.Planning;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>
/// Plans for everybody of the example group, as the systems of its suppliers would tell them: for the coming seven days whenever the node is started, so that somebody can declare an outage now and freeze what
/// is due. Told again within the hour they are the same commands; later they differ by what is new.
/// </summary>
internal static class ExamplePlans
{
    public const string SourceSystem = "example-planning";

    // Today as well, and the last hours of the seventh day from now.
    private const int Days = 8;

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Tells them; answers what was refused.</summary>
    /// <param name="client">Of the node.</param>
    /// <param name="caller">In whose name.</param>
    /// <param name="now">From when on.</param>
    /// <param name="cancellation">Ends the telling.</param>
    public static async Task<IReadOnlyList<RefusalDetail>> TellAsync(NodeClient client, Caller caller, DateTimeOffset now, CancellationToken cancellation)
    {
        var directory = await client.AskAsync<GetOrganisationReply>(caller, new GetOrganisationRequest(), cancellation);
        await using var stream = await client.OpenBulkAsync(caller, FolderImport.AtOnce, cancellation);
        var hour = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var answers = await Task.WhenAll(Of(directory, hour).Select(plan => client.SendAsync(stream, $"example-plan:{plan.PersonId}:{hour.ToUnixTimeSeconds()}", plan, cancellation)));
        return [.. answers.Select(answer => answer.Refusal).OfType<RefusalDetail>()];
    }

    /// <summary>A command for each person of a directory.</summary>
    /// <param name="directory">Who is there.</param>
    /// <param name="asOf">When that is known; the plans begin with that day.</param>
    public static IEnumerable<RegisterPlanRequest> Of(GetOrganisationReply directory, DateTimeOffset asOf)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(asOf, Zone).DateTime);
        foreach (var service in directory.Services.OrderBy(service => service.ServiceId, StringComparer.Ordinal))
        {
            string[] workers = [.. directory.Staff.Where(staff => staff.Role == "care_worker" && staff.Services.Contains(service.ServiceId)).Select(staff => staff.StaffId).Order(StringComparer.Ordinal)];
            var people = directory.People.Where(person => person.ServiceId == service.ServiceId).Select(person => person.PersonId).Order(StringComparer.Ordinal);
            foreach (var (number, person) in people.Index())
            {
                yield return Request(new PlannedFor(person, number, service.Type, workers), service.ServiceId, today, asOf);
            }
        }
    }

    private static RegisterPlanRequest Request(PlannedFor person, string service, DateOnly first, DateTimeOffset asOf)
    {
        // The night before goes on in the first morning.
        var (from, to) = (Midnight(first), Midnight(first.AddDays(Days)));
        var items = CarePlan.Of(person, first.AddDays(-1), Days + 1, Zone).Where(item => !item.IsItem || item.From >= from || item.To > from);
        return new()
        {
            ServiceId = service,
            PersonId = person.PersonId,
            Plan = new PersonPlan { SourceSystem = SourceSystem, AsOf = asOf.ToMoment(), From = from.ToMoment(), To = to.ToMoment(), Items = { items.Select(FactsWire.ToWire) } },
        };
    }

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new(local, Zone.GetUtcOffset(local));
    }
}
