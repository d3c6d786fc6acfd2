using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
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

    /// <summary>The limits that hold, and how they came to hold.</summary>
    public static GetPolicyReply Policy(TenantView view) => new()
    {
        Position = view.Position,
        PolicyVersion = view.Organisation.PolicyVersion,
        Values = { PolicyFile.Values(view.Organisation.Policy()).Select(value => new PolicyValue { Key = value.Key, Value = value.Value }) },
        Versions =
        {
            view.Organisation.Policies.Select(set => new PolicyVersion
            {
                PolicyVersion_ = set.Version, PolicyJson = set.Json, SetBy = set.By, Role = set.Role, SetAt = set.At.ToMoment(), Reason = set.Reason,
            }),
        },
    };
}
