using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Reinstate.Facts.V1;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Organisations;

/// <summary>
/// What the engine needs of the directory, made once for each part of the state that it rests on: states are immutable, so a memo cannot be
/// stale, and a person registered anew does not make the staff register anew.
/// </summary>
public static class OrganisationDirectory
{
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, Facts.V1.StaffMember>, ConditionalWeakTable<ImmutableHashSet<Facts.V1.Shift>, StaffRegister>> Registers = [];
    private static readonly ConditionalWeakTable<ImmutableDictionary<(string Family, string Code), Facts.V1.ChartCode>, CodeMap> Codes = [];
    private static readonly ConditionalWeakTable<string, Policy> Policies = [];
    private static readonly ConditionalWeakTable<ImmutableSortedDictionary<string, PersonSupported>, ILookup<string, string>> People = [];

    /// <summary>Ids of everybody registered at a service, in ordinal order.</summary>
    public static IEnumerable<string> PeopleAt(this OrganisationState state, string serviceId) => People.GetValue(
        state.People, static people => people.Values.ToLookup(person => person.ServiceId, person => person.PersonId, StringComparer.Ordinal))[serviceId];

    /// <summary>The latest version of what is known of the end of a person's care, or null.</summary>
    public static EndOfCare? EndOfCareOf(this OrganisationState state, string person) => state.EndsOfCare.GetValueOrDefault(person)?[^1];

    /// <summary>The holds that stand on a person, or on one of these incidents, by id.</summary>
    public static IEnumerable<HoldState> HoldsOn(this OrganisationState state, string person, IEnumerable<string> incidents) => state.Holds.IsEmpty ? []
        : state.Holds.Values.Where(hold => hold.Lifted is null && (hold.PersonId.Length > 0 ? hold.PersonId == person : incidents.Contains(hold.IncidentId, StringComparer.Ordinal)));

    public static StaffRegister StaffRegister(this OrganisationState state) => Registers.GetValue(state.Staff, static _ => []).GetValue(
        state.Shifts, shifts => new StaffRegister([.. state.Staff.Values.Select(FactsWire.FromWire)], [.. shifts.Select(FactsWire.FromWire)]));

    public static CodeMap CodeMap(this OrganisationState state) =>
        Codes.GetValue(state.Codes, static codes => new CodeMap([.. codes.Values.Select(FactsWire.FromWire)]));

    /// <summary>The defaults hold only while nobody has set a policy: limits that this program cannot read must not become other limits.</summary>
    public static Policy Policy(this OrganisationState state) =>
        state.PolicyJson.Length == 0 ? Reconciliation.Model.Policy.Default : Policies.GetValue(state.PolicyJson, json =>
            PolicyFile.TryRead(json, out var policy, out var problem) ? policy
            : throw new InvalidOperationException($"Policy version {state.PolicyVersion} in the log cannot be read by this program: {problem}"));

    /// <summary>The staff id meant by an id or by initials, or the text itself when nobody or several people answer to it.</summary>
    public static string StaffIdOf(this OrganisationState state, string stated, string serviceId) =>
        state.StaffRegister().Resolve(stated, serviceId)?.StaffId ?? stated;
}
