using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.Grains.People;

/// <summary>Folds a person's records; decisions are in <see cref="PersonDecisions"/> and its neighbours.</summary>
public sealed class PersonAggregate : IAggregate<PersonState>
{
    public string Kind => "person";

    public PersonState Initial(string id) => new(id);

    public PersonState Apply(PersonState state, RecordedEvent recorded)
    {
        if (recorded.Event is ErasureDecided)
            return new PersonState(state.Id) { IsErased = true };
        if (recorded.Event is ExpectedItemsFrozen frozen)
            return With(state, recorded, Frozen(frozen) with { LastPosition = recorded.Position });
        if (state.Records.GetValueOrDefault(recorded.Scope.Incident) is not { } record)
        {
            // A key conflict can be noted before anything is frozen; nothing else can.
            return recorded.Event is IdempotencyConflictNoted ? state : throw new UnknownEventException(Kind, recorded.Event.Descriptor.FullName);
        }

        return With(state, recorded, Fold(record, recorded) with
        {
            Pace = Pace.With(record, recorded),
            LastPosition = recorded.Event is IdempotencyConflictNoted ? record.LastPosition : recorded.Position,
        });
    }

    public Decision Decide(PersonState state, IMessage command, CommandContext context) => PersonDecisions.Decide(state, command, context);

    public EventScope ScopeOf(string id, IMessage @event) => new(Field(@event, "incident_id"), Field(@event, "service_id"));

    public EventScope Consults(PersonState state, IMessage command)
    {
        var incident = Field(command, "incident_id");
        return new(incident, state.Records.GetValueOrDefault(incident)?.ServiceId ?? Field(command, "service_id"));
    }

    /// <summary>Whoever freezes names the service; any other command is about the service at which the record is kept.</summary>
    public Touched Touches(PersonState state, IMessage command, CommandContext context)
    {
        if (command is V1.ErasePersonRequest)
            return Touched.Organisation;
        var incident = context.Surroundings.Incident;
        var kept = state.Records.GetValueOrDefault(Field(command, "incident_id"))?.ServiceId;
        if (command is not V1.FreezeExpectedRequest freeze)
            return Touched.ServiceOf(incident, kept ?? "");
        return incident?.Touches(freeze.ServiceId) == true ? Touched.Services(freeze.ServiceId, kept ?? freeze.ServiceId) : Touched.Organisation;
    }

    public bool Begins(IMessage command) => command is V1.FreezeExpectedRequest;

    private static string Field(IMessage message, string name) => message.Descriptor.FindFieldByName(name)?.Accessor.GetValue(message) as string ?? "";

    private static PersonState With(PersonState state, RecordedEvent recorded, PersonRecord record) =>
        state with { LastRecordedAt = recorded.RecordedAt, Records = state.Records.SetItem(record.IncidentId, record) };

    private static PersonRecord Frozen(ExpectedItemsFrozen e)
    {
        var items = e.Items.Select(item => FactsWire.FromWire(item, e.Person.PersonId)).ToList();
        return new PersonRecord(FactsWire.FromWire(e.Person), e.IncidentId, e.ServiceId)
        {
            Expected = items.ToImmutableSortedDictionary(item => item.ItemId, item => item, StringComparer.Ordinal),
            FrozenItems = items.Count(item => item.IsItem),
        };
    }

    private PersonRecord Fold(PersonRecord record, RecordedEvent recorded) => recorded.Event switch
    {
        ExpectedItemsAmended e => record with
        {
            Expected = record.Expected.RemoveRange(e.Withdrawn).SetItems(e.Added.Select(item => FactsWire.FromWire(item, record.Person.PersonId)).Select(item => KeyValuePair.Create(item.ItemId, item))),
            Amendments = record.Amendments.Add(Decided(e, recorded)),
        },
        PaperReceived e => record with
        {
            Received = record.Received.SetItems(e.ItemIds.Select(id => KeyValuePair.Create(id, new ReceivedItem(id, e.SheetSerial, null, recorded.Actor, recorded.RecordedAt)))),
        },
        EntriesRecorded e => record with
        {
            Entries = e.Entries is [var one] ? record.Entries.Add(one.EntryId, Entered(record, one, e, recorded)) : record.Entries.AddRange(e.Entries.Select(entry => KeyValuePair.Create(entry.EntryId, Entered(record, entry, e, recorded)))),
        },
        EntryChecked e => Change(record, e.EntryId, entry => entry with { Current = entry.Current with { CheckedBy = e.Checker, CheckedAt = e.CheckedAt.Read(), CheckOverrideId = e.OverrideId } }),
        EntryCorrected e => Forget(e.Entry.EntryId, Change(record, e.Entry.EntryId, entry => entry with
        {
            Current = FactsWire.FromWire(e.Entry, record.Person.PersonId),
            RecordedBy = recorded.Actor,
            Imported = false,
            Earlier = entry.Earlier.Add(new EarlierVersion(entry.Current, entry.RecordedBy, recorded.Actor, e.Reason, recorded.RecordedAt)),
        })),
        EntryVoided e => Change(record, e.EntryId, entry => entry with { Void = Decided(e, recorded) }),
        QueryRaised e => record with { Queries = record.Queries.SetItem(e.QueryId, new QueryState(e, recorded.Actor, recorded.RecordedAt, null)) },
        QueryResolved e => record with { Queries = record.Queries.SetItem(e.QueryId, record.Queries[e.QueryId] with { Resolution = Decided(e, recorded) }) },
        ItemExcepted e => record with { Exceptions = record.Exceptions.SetItem(e.ItemId, new ItemException(e.ItemId, ExceptionKinds.Parse(e.Kind), e.Reason, recorded.Actor, recorded.RecordedAt)) },
        FindingDecided e => record with { FindingDecisions = record.FindingDecisions.With(FindingResolution.Of(e, recorded)) },
        StockCounted e => record with { StockCounts = record.StockCounts.Add(FactsWire.FromWire(e.Count)) },
        IdempotencyConflictNoted e => record with { KeyConflicts = record.KeyConflicts.Add(Decided(e, recorded)) },
        var e => throw new UnknownEventException(Kind, e.Descriptor.FullName),
    };

    private static EntryState Entered(PersonRecord record, Facts.V1.Entry entry, EntriesRecorded e, RecordedEvent recorded) =>
        new(FactsWire.FromWire(entry, record.Person.PersonId), e.Imported, recorded.Actor, [], null);

    private static PersonRecord Change(PersonRecord record, string entryId, Func<EntryState, EntryState> change) =>
        record with { Entries = record.Entries.SetItem(entryId, change(record.Entries[entryId])) };

    private static PersonRecord Forget(string entryId, PersonRecord record) => record with { FindingDecisions = record.FindingDecisions.Lapse(entryId) };

    private static Decided<T> Decided<T>(T what, RecordedEvent recorded) => new(what, recorded.Actor, recorded.Role, recorded.RecordedAt, recorded.Position);
}
