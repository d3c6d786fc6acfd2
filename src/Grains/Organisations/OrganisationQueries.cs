using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations;

/// <summary>The directory as the API shows it.</summary>
internal static class OrganisationQueries
{
    /// <summary>Services within reach, who is supported there, and who works there, as far as they do.</summary>
    public static GetOrganisationReply Get(TenantView view, Reader reader) => new()
    {
        Position = view.Position,
        Version = view.Versions.GetValueOrDefault("organisation"),
        Name = view.Organisation.Name,
        Services = { view.Organisation.Services.Values.Where(service => reader.Sees(service.ServiceId)) },
        People = { view.Organisation.People.Values.Where(person => reader.Sees(person.ServiceId)) },
        Staff = { reader.ReachesAll ? view.Organisation.Staff.Values : view.Organisation.Staff.Values.Where(staff => staff.Services.Any(reader.Sees)).Select(staff => AtReached(staff, reader)) },
        Codes = { view.Organisation.Codes.Values.OrderBy(code => code.ChartFamily, StringComparer.Ordinal).ThenBy(code => code.Code, StringComparer.Ordinal) },
        PolicyVersion = view.Organisation.PolicyVersion,
        PolicyJson = view.Organisation.PolicyJson,
        Systems = { view.Organisation.Systems },
        ErasedPeople = { reader.ReachesAll ? view.Organisation.Erased : [] },
    };

    private static Facts.V1.StaffMember AtReached(Facts.V1.StaffMember staff, Reader reader)
    {
        var shown = staff.Clone();
        shown.Services.Clear();
        shown.Services.Add(staff.Services.Where(reader.Sees));
        return shown;
    }

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
