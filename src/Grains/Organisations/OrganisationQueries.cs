using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations;

/// <summary>The directory as the API shows it.</summary>
internal static class OrganisationQueries
{
    public static GetOrganisationReply Get(TenantView view) => new()
    {
        Position = view.Position,
        Version = view.Versions.GetValueOrDefault("organisation"),
        Name = view.Organisation.Name,
        Services = { view.Organisation.Services.Values },
        People = { view.Organisation.People.Values },
        Staff = { view.Organisation.Staff.Values },
        Codes = { view.Organisation.Codes.Values.OrderBy(code => code.ChartFamily, StringComparer.Ordinal).ThenBy(code => code.Code, StringComparer.Ordinal) },
        PolicyVersion = view.Organisation.PolicyVersion,
        PolicyJson = view.Organisation.PolicyJson,
    };
}
