using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Internal.V1;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>Freezing and amending what is expected, receiving paper; routes to the neighbours for entries, queries and exceptions.</summary>
internal static class PersonDecisions
{
    public static Decision Decide(PersonState state, IMessage command, CommandContext context)
    {
        if (Guard.Role(context, command) is { } notAllowed)
            return notAllowed;
        if (command is NoteIdempotencyConflict conflict)
            return Decision.Accept(KeyConflicts.Noted(conflict));
        if (command is ErasePersonRequest erase)
            return ErasureDecisions.Erase(state, erase, context);
        if (state.IsErased)
            return Decision.Refuse(Catalogue.PersonErased, state.Id);
        if (context.Surroundings.Incident is not { Declaration: { } } incident)
            return Decision.Refuse(Catalogue.IncidentUnknown);
        if (incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete)
            return Decision.Refuse(Catalogue.WrongState, $"Incident {incident.Id} is closed: reopen it first.");
        var record = state.Records.GetValueOrDefault(incident.Id);
        if (command is FreezeExpectedRequest freeze)
            return Freeze(state, record, freeze, context);
        if (record is null)
            return Decision.Refuse(Catalogue.NotFrozen, $"{state.Id} in incident {incident.Id}.");
        return command switch
        {
            AmendExpectedRequest c => Amend(record, c),
            ReceivePaperRequest c => Receive(record, c, context),
            RecordEntriesRequest c => EntryDecisions.Record(record, c, context),
            CheckEntryRequest c => CheckDecisions.Check(record, c, context),
            CorrectEntryRequest c => EntryDecisions.Correct(record, c, context),
            VoidEntryRequest c => EntryDecisions.Void(record, c, context),
            RaiseQueryRequest c => QueryDecisions.Raise(record, c, context),
            ResolveQueryRequest c => QueryDecisions.Resolve(record, c, context),
            ExceptItemRequest c => QueryDecisions.Except(record, c, context),
            DecideFindingRequest c => QueryDecisions.DecideFinding(record, c, context),
            CountStockRequest c => CountStock(record, c, context),
            _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of a person."),
        };
    }

    private static Decision Freeze(PersonState state, PersonRecord? record, FreezeExpectedRequest c, CommandContext context)
    {
        if (!context.Surroundings.Organisation.People.TryGetValue(state.Id, out var person) || person.ServiceId != c.ServiceId)
            return Decision.Refuse(Catalogue.PersonUnknown, $"'{state.Id}' is not registered at '{c.ServiceId}'.");
        if (ExpectedSets.Problem(c.Items, state.Id) is { } bad)
            return bad;
        var frozen = new ExpectedItemsFrozen { IncidentId = c.IncidentId, ServiceId = c.ServiceId, Items = { c.Items }, Person = person };
        if (record is not null)
        {
            var same = c.Items.Count == record.Expected.Count && c.Items.All(item => FactsWire.FromWire(item, state.Id).Equals(record.Expected.GetValueOrDefault(item.ItemId)));
            return same && record.Amendments.IsEmpty ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyFrozen, state.Id);
        }

        if (context.Surroundings.Service?.Runs.GetValueOrDefault(c.IncidentId) is not { } run)
            return Decision.Refuse(Catalogue.RunUnknown, $"The run of {c.ServiceId} is not open.");

        // Somebody admitted after the census is frozen late rather than not at all.
        var items = ExpectedSets.Counted(c.Items, state.Id);
        return run.Opened.Census.FirstOrDefault(entry => entry.PersonId == state.Id) is { } census && census.ExpectedItems != items
            ? Decision.Refuse(Catalogue.CensusMismatch, $"{state.Id}: the census counts {census.ExpectedItems} items, the freeze brings {items}.")
            : Decision.Accept(frozen);
    }

    private static Decision Amend(PersonRecord record, AmendExpectedRequest c)
    {
        if ((Guard.Text(("reason", c.Reason)) ?? ExpectedSets.Problem(c.Added, record.Person.PersonId)) is { } bad)
            return bad;
        if (c.Withdrawn.FirstOrDefault(id => !record.Expected.ContainsKey(id)) is { } unknown)
            return Decision.Refuse(Catalogue.ItemUnknown, unknown);
        var added = c.Added.Where(item => !FactsWire.FromWire(item, record.Person.PersonId).Equals(record.Expected.GetValueOrDefault(item.ItemId))).ToList();
        return added.Count == 0 && c.Withdrawn.Count == 0 ? Decision.Accept() : Decision.Accept(new ExpectedItemsAmended
        {
            IncidentId = record.IncidentId,
            ServiceId = record.ServiceId,
            Added = { added },
            Withdrawn = { c.Withdrawn.Distinct() },
            Reason = c.Reason,
        });
    }

    private static Decision Receive(PersonRecord record, ReceivePaperRequest c, CommandContext context)
    {
        var run = context.Surroundings.Service?.Runs.GetValueOrDefault(record.IncidentId);
        if (run is null || !run.Sheets.ContainsKey(c.SheetSerial))
            return Decision.Refuse(Catalogue.SheetUnknown, c.SheetSerial);
        if (c.ItemIds.FirstOrDefault(id => !record.Expected.ContainsKey(id)) is { } unknown)
            return Decision.Refuse(Catalogue.ItemUnknown, unknown);
        var fresh = c.ItemIds.Where(id => record.Received.GetValueOrDefault(id)?.SheetSerial != c.SheetSerial).Distinct().ToList();
        return fresh.Count == 0 ? Decision.Accept()
            : Decision.Accept(new PaperReceived { IncidentId = record.IncidentId, ServiceId = record.ServiceId, ItemIds = { fresh }, SheetSerial = c.SheetSerial });
    }

    private static Decision CountStock(PersonRecord record, CountStockRequest c, CommandContext context)
    {
        if (c.Count is null || FactsWire.Problem(c.Count) is not null)
            return Decision.Refuse(Catalogue.InvalidArgument, c.Count is null ? "count is missing." : $"count: {FactsWire.Problem(c.Count)}");
        if (c.Count.PersonId != record.Person.PersonId)
            return Decision.Refuse(Catalogue.InvalidArgument, "count.person_id is another person.");
        return Guard.Past("counted_at", c.Count.CountedAt, context.Now) ?? (record.StockCounts.Contains(FactsWire.FromWire(c.Count)) ? Decision.Accept()
            : Decision.Accept(new StockCounted { IncidentId = record.IncidentId, ServiceId = record.ServiceId, Count = c.Count }));
    }
}
