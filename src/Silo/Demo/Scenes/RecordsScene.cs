using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Import;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>What was decided on call, changed in the rota, said on the telephone and counted in the cupboard, recorded beside the entries.</summary>
internal static class RecordsScene
{
    public static async Task PlayAsync(Setting setting)
    {
        var folder = setting.Folder;
        foreach (var decision in folder.OnCallDecisions)
        {
            var team = setting.Script.TeamOf(decision.ServiceId);
            await setting.Manager(team).DoAsync($"on-call:{decision.DecisionId}", new RecordOnCallDecisionRequest
            {
                IncidentId = setting.Incident, Decision = FactsWire.ToWire(decision),
            });
        }

        foreach (var (service, change) in IncidentImport.RotaChanges(folder))
        {
            await setting.Manager(setting.Script.TeamOf(service)).DoAsync($"rota:{change.ChangeId}", new RecordRotaChangeRequest
            {
                IncidentId = setting.Incident, ServiceId = service, Change = FactsWire.ToWire(change),
            });
        }

        var said = await ContactsAsync(setting);
        foreach (var count in folder.People.SelectMany(person => person.StockCounts))
        {
            setting.Stage.Clock.To(count.CountedAt);
            var service = folder.People.First(person => person.Person.PersonId == count.PersonId).Person.ServiceId;
            await setting.Cast[setting.Script.TeamOf(service).Lead].DoAsync($"stock:{count.PersonId}:{count.MedicineId}:{count.CountedAt:yyyyMMddHHmm}", new CountStockRequest
            {
                IncidentId = setting.Incident, PersonId = count.PersonId, Count = FactsWire.ToWire(count),
            });
        }

        await setting.Stage.SayAsync(
            $"Recorded from the on-call log and the notebooks: {folder.OnCallDecisions.Length} decisions, {folder.RotaChanges.Length} rota changes, {said} contacts.");
    }

    /// <summary>Contacts up to now; those recorded before change nothing. Returns how many there are.</summary>
    public static async Task<int> ContactsAsync(Setting setting)
    {
        var now = setting.Stage.Clock.Now;
        var contacts = setting.Folder.People.SelectMany(person => person.Contacts, (person, contact) => (person.Person.ServiceId, Contact: contact))
            .Where(said => said.Contact.OccurredAt <= now).ToList();
        await setting.SideBySideAsync(contacts, said => setting.Cast[setting.Script.TeamOf(said.ServiceId).Lead].DoAsync($"contact:{said.Contact.ContactId}",
            new RecordContactRequest { IncidentId = setting.Incident, ServiceId = said.ServiceId, Contact = FactsWire.ToWire(said.Contact) }));
        return contacts.Count;
    }
}
