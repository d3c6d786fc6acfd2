using System.Runtime.CompilerServices;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.Organisations;

/// <summary>What the engine needs of the directory, made once for each state: states are immutable, so a memo cannot be stale.</summary>
public static class OrganisationDirectory
{
    private static readonly ConditionalWeakTable<OrganisationState, Register> Registers = [];

    /// <summary>Ids of everybody registered at a service, in ordinal order.</summary>
    public static IEnumerable<string> PeopleAt(this OrganisationState state, string serviceId) => Of(state).People[serviceId];

    public static StaffRegister StaffRegister(this OrganisationState state) => Of(state).Staff;

    public static CodeMap CodeMap(this OrganisationState state) => Of(state).Codes;

    public static Policy Policy(this OrganisationState state) => Of(state).Policy;

    /// <summary>The staff id meant by an id or by initials, or the text itself when nobody or several people answer to it.</summary>
    public static string StaffIdOf(this OrganisationState state, string stated, string serviceId) =>
        state.StaffRegister().Resolve(stated, serviceId)?.StaffId ?? stated;

    private static Register Of(OrganisationState state) => Registers.GetValue(state, static s => new Register(
        new StaffRegister([.. s.Staff.Values.Select(FactsWire.FromWire)], [.. s.Shifts.Select(FactsWire.FromWire)]),
        new CodeMap([.. s.Codes.Values.Select(FactsWire.FromWire)]),
        PolicyOf(s),
        s.People.Values.ToLookup(person => person.ServiceId, person => person.PersonId, StringComparer.Ordinal)));

    /// <summary>The defaults hold only while nobody has set a policy: limits that this program cannot read must not become other limits.</summary>
    private static Policy PolicyOf(OrganisationState state) =>
        state.PolicyJson.Length == 0 ? Reconciliation.Model.Policy.Default
        : PolicyFile.TryRead(state.PolicyJson, out var policy, out var problem) ? policy
        : throw new InvalidOperationException($"Policy version {state.PolicyVersion} in the log cannot be read by this program: {problem}");

    private sealed record Register(StaffRegister Staff, CodeMap Codes, Policy Policy, ILookup<string, string> People);
}
