using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Client;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Step 1: the systems answer again; nobody enters anything before it is known what was restored and what was lost.</summary>
internal static class RestorationScene
{
    public static async Task PlayAsync(Setting setting)
    {
        var (stage, incident, leads) = (setting.Stage, setting.Folder.Incident, setting.Cast[setting.Script.Leads]);
        stage.Clock.To(incident.RestoredAt);
        foreach (var system in incident.Systems)
        {
            await leads.DoAsync($"restore:{system}", new RecordRestorationRequest { IncidentId = incident.IncidentId, System = system, RestoredAt = incident.RestoredAt.ToMoment() });
        }

        await stage.SayAsync($"{leads.Title}: {string.Join(" and ", incident.Systems).Replace('_', ' ')} answers again after {(incident.RestoredAt - incident.ContingencyFrom).TotalHours:0.#} hours.");
        await TooEarlyAsync(setting);
        stage.Clock.After(TimeSpan.FromMinutes(3));
        foreach (var system in incident.Systems)
        {
            await leads.DoAsync($"loss:{system}", new RecordLossWindowRequest
            {
                IncidentId = incident.IncidentId, System = system, From = incident.ContingencyFrom.ToMoment(), To = incident.RestoredAt.ToMoment(), Evidence = setting.Script.LossWindowEvidence,
            });
        }

        await leads.DoAsync("reconcile", new BeginReconciliationRequest { IncidentId = incident.IncidentId });
        foreach (var team in setting.Script.Teams)
        {
            await AllClearAsync(setting, team);
        }

        var rows = await NativeRows.BringAsync(setting, "at the all clear");
        await stage.SayAsync($"{incident.Supplier}'s system brings {rows} rows that were entered in it.");
    }

    private static async Task TooEarlyAsync(Setting setting)
    {
        if (setting.Folder.People.SelectMany(person => person.Entries, (person, entry) => (person.Person.PersonId, entry)).FirstOrDefault(row => row.entry.IsNative) is not ({ } person, { } row))
        {
            return;
        }

        var early = new RecordEntriesRequest { IncidentId = setting.Incident, PersonId = person, Entries = { FactsWire.ToWire(row) } };
        if (await setting.Cast.Vendor(setting.Folder.Incident).TryAsync("too-early", early) is { } refusal)
        {
            await setting.Stage.SayAsync($"{setting.Folder.Incident.Supplier}'s system sends rows at once. REFUSED: {Answer.Say(refusal, 1)}");
        }
    }

    private static async Task AllClearAsync(Setting setting, Scripts.Team team)
    {
        var manager = setting.Manager(team);
        await manager.DoAsync($"restored:{team.Service}", new NoteRestorationRequest { IncidentId = setting.Incident, ServiceId = team.Service, RestoredAt = setting.Folder.Incident.RestoredAt.ToMoment() });
        await Steps.CompleteAsync(setting, team, Checklist.AllClear, setting.Script.LossWindowEvidence);
        await setting.Stage.SayAsync($"All clear at {setting.NameOf(team.Service)}: verified by {setting.Cast[team.Lead].Name} and {manager.Title}.");
    }
}
