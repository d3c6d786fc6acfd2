using Grpc.Core;
using Reinstate.Contracts.Refusals;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Import;

/// <summary>The directory of a folder: organisation, services, people, staff, shifts, keys of charts.</summary>
internal static class DirectoryImport
{
    /// <summary>Registers what the folder lists; a name is given only to an organisation that is new.</summary>
    public static async Task RunAsync(ImportSession session, RecoveryFolder folder, string name, CancellationToken cancellation)
    {
        if (!await IsRegisteredAsync(session, cancellation))
        {
            await session.SendAsync("", "organisation", name, new RegisterOrganisationRequest { Name = name }, cancellation);
        }

        await session.SendAllAsync("services.csv", "services", folder.Services, s => s.ServiceId,
            rows => new RegisterServicesRequest { Services = { rows.Select(FactsWire.ToWire) } }, cancellation);
        await session.SendAllAsync("people.csv", "people", [.. folder.People.Select(p => p.Person)], p => p.PersonId,
            rows => new RegisterPeopleRequest { People = { rows.Select(FactsWire.ToWire) } }, cancellation);
        await session.SendAllAsync("staff.csv", "staff", folder.Staff, s => s.StaffId,
            rows => new RegisterStaffRequest { Staff = { rows.Select(s => FactsWire.ToWire(s with { Role = StaffRoles.Of(s.Role) })) } }, cancellation);
        await session.SendAllAsync("shifts.csv", "shifts", folder.Shifts, s => $"{s.StaffId} {s.Start:yyyy-MM-dd HH:mm}",
            rows => new RegisterShiftsRequest { Shifts = { rows.Select(FactsWire.ToWire) } }, cancellation);
        await session.SendAllAsync("code_map.csv", "chart codes", folder.Codes, c => $"{c.ChartFamily} {c.Code}",
            rows => new MapChartCodesRequest { Codes = { rows.Select(FactsWire.ToWire) } }, cancellation);
    }

    private static async Task<bool> IsRegisteredAsync(ImportSession session, CancellationToken cancellation)
    {
        try
        {
            await session.Client.AskAsync<GetOrganisationReply>(session.Caller, new GetOrganisationRequest(), cancellation);
            return true;
        }
        catch (RpcException error) when (Answer.RefusalIn(error)?.Code == Catalogue.OrganisationUnknown.Code)
        {
            return false;
        }
    }
}
