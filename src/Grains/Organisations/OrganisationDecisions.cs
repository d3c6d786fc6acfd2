using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations.Retention;
using Reinstate.Grains.Signals;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.Organisations;

/// <summary>What a provider may change in its directory. Registering again what is already so changes nothing.</summary>
internal static class OrganisationDecisions
{
    private const int MostSystems = 100;

    public static Decision Decide(OrganisationState state, IMessage command, CommandContext context) =>
        Guard.Role(context, command) ?? command switch
        {
            RegisterOrganisationRequest c => Register(state, c),
            NoteIdempotencyConflict c => Decision.Accept(KeyConflicts.Noted(c)),
            NotePersonErased c => state.Erased.Contains(c.PersonId) ? Decision.Accept() : Decision.Accept(new PersonErased { PersonId = c.PersonId }),
            _ when !state.Registered => Decision.Refuse(Catalogue.OrganisationUnknown),
            RegisterServicesRequest c => All(c.Services, "services", s => s.ServiceId, FactsWire.Problem,
                s => Guard.OneOf("type", s.Type, ServiceTypes.All.ToArray()), state.Services, s => new ServiceRegistered { Service = s }),
            RegisterPeopleRequest c => All(c.People, "people", p => p.PersonId, FactsWire.Problem,
                p => state.Erased.Contains(p.PersonId) ? Decision.Refuse(Catalogue.PersonErased, p.PersonId) : state.Services.ContainsKey(p.ServiceId) ? null : Decision.Refuse(Catalogue.ServiceUnknown, $"{p.PersonId} is registered for the unknown service '{p.ServiceId}'."),
                state.People, p => new PersonRegistered { Person = p }),
            RegisterStaffRequest c => All(c.Staff, "staff", s => s.StaffId, FactsWire.Problem,
                s => s.Services.FirstOrDefault(id => !state.Services.ContainsKey(id)) is { } unknown
                    ? Decision.Refuse(Catalogue.ServiceUnknown, $"{s.StaffId} works at the unknown service '{unknown}'.") : null,
                state.Staff, s => new StaffRegistered { Staff = s }),
            RegisterShiftsRequest c => Shifts(state, c),
            MapChartCodesRequest c => Codes(state, c),
            RegisterSystemsRequest c => Systems(state, c),
            SetPolicyRequest c => Policy(state, c),
            RecordEndOfCareRequest c => RetentionDecisions.EndOfCare(state, c, context),
            PlaceLegalHoldRequest c => RetentionDecisions.Place(state, c, context),
            LiftLegalHoldRequest c => RetentionDecisions.Lift(state, c),
            _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an organisation."),
        };

    private static Decision Register(OrganisationState state, RegisterOrganisationRequest c) =>
        Guard.Text(("name", c.Name)) is { } refusal ? refusal
        : state.Name == c.Name ? Decision.Accept()
        : Decision.Accept(new OrganisationRegistered { Name = c.Name });

    /// <summary>All or nothing: one bad row refuses the command, naming the row; rows that are already so are left out.</summary>
    private static Decision All<T>(
        IReadOnlyList<T> rows, string field, Func<T, string> idOf, Func<T, string?> problemOf, Func<T, Decision?> refusalOf,
        IReadOnlyDictionary<string, T> known, Func<T, IMessage> toEvent)
        where T : IEquatable<T>
    {
        var events = new List<IMessage>();
        for (var i = 0; i < rows.Count; i++)
        {
            var id = idOf(rows[i]);
            var bad = Guard.Ids(($"{field}[{i}]", id)) ?? Guard.Fact($"{field}[{i}] ({id})", problemOf(rows[i])) ?? refusalOf(rows[i]);
            if (bad is not null)
                return bad;
            if (!known.TryGetValue(id, out var before) || !before.Equals(rows[i]))
                events.Add(toEvent(rows[i]));
        }

        return Decision.Accept(events);
    }

    private static Decision Shifts(OrganisationState state, RegisterShiftsRequest c)
    {
        foreach (var shift in c.Shifts)
        {
            var bad = Guard.Fact("shifts", FactsWire.Problem(shift));
            if (bad is not null)
                return bad;
            if (!state.Staff.ContainsKey(shift.StaffId))
                return Decision.Refuse(Catalogue.StaffUnknown, $"A shift names the unknown staff id '{shift.StaffId}'.");
            if (!state.Services.ContainsKey(shift.ServiceId))
                return Decision.Refuse(Catalogue.ServiceUnknown, $"A shift of {shift.StaffId} names the unknown service '{shift.ServiceId}'.");
            if (shift.End.Read() <= shift.Start.Read())
                return Decision.Refuse(Catalogue.InvalidArgument, $"A shift of {shift.StaffId} ends before it starts.");
        }

        var fresh = c.Shifts.Where(shift => !state.Shifts.Contains(shift)).Distinct().ToList();
        return fresh.Count == 0 ? Decision.Accept() : Decision.Accept(new ShiftsRegistered { Shifts = { fresh } });
    }

    private static Decision Codes(OrganisationState state, MapChartCodesRequest c)
    {
        if (c.Codes.Select(code => Guard.Fact("codes", FactsWire.Problem(code))).FirstOrDefault(bad => bad is not null) is { } refusal)
            return refusal;
        var fresh = c.Codes.Where(code => !code.Equals(state.Codes.GetValueOrDefault((code.ChartFamily, code.Code)))).ToList();
        return fresh.Count == 0 ? Decision.Accept() : Decision.Accept(new ChartCodesMapped { Codes = { fresh } });
    }

    private static Decision Systems(OrganisationState state, RegisterSystemsRequest c)
    {
        if (c.Systems.Count > MostSystems)
            return Decision.Refuse(Catalogue.InvalidArgument, $"systems: {MostSystems} at most, not {c.Systems.Count}.");
        for (var i = 0; i < c.Systems.Count; i++)
        {
            var (system, supplier) = (c.Systems[i].System, c.Systems[i].Supplier);
            if ((Guard.OneOf($"systems[{i}].system", system, SupplierSystem.Kinds.AsSpan()) ?? Guard.Text(($"systems[{i}].supplier", supplier))) is { } bad)
                return bad;
            if (SupplierSystem.Of(system, supplier) is null)
                return Decision.Refuse(Catalogue.InvalidArgument, $"systems[{i}].supplier is no name of 1 to 200 characters with a letter or digit in it.");
        }

        var stated = c.Systems.DistinctBy(one => SupplierSystem.Of(one.System, one.Supplier)).ToList();
        return stated.SequenceEqual(state.Systems) ? Decision.Accept() : Decision.Accept(new SystemsRegistered { Systems = { stated } });
    }

    private static Decision Policy(OrganisationState state, SetPolicyRequest c) =>
        Guard.Text(("reason", c.Reason)) is { } missing ? missing
        : !PolicyFile.TryRead(c.PolicyJson, out _, out var problem) ? Decision.Refuse(Catalogue.InvalidArgument, problem)
        : c.PolicyJson == state.PolicyJson ? Decision.Accept()
        : Decision.Accept(new PolicySet { PolicyVersion = state.PolicyVersion + 1, PolicyJson = c.PolicyJson, Reason = c.Reason });
}
