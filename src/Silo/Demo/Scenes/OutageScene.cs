using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Import;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Step 0: suspected, declared, on paper; what is expected is frozen, sheets are issued by serial number.</summary>
internal static class OutageScene
{
    public static async Task PlayAsync(Setting setting)
    {
        var (stage, incident) = (setting.Stage, setting.Folder.Incident);
        var (notices, leads) = (setting.Cast[setting.Script.Notices], setting.Cast[setting.Script.Leads]);
        stage.Clock.To(incident.DetectedAt ?? incident.DeclaredAt);
        await notices.DoAsync("suspect", new SuspectOutageRequest
        {
            IncidentId = incident.IncidentId, Title = incident.Title, Detail = setting.Script.Noticed, DetectedAt = (incident.DetectedAt ?? incident.DeclaredAt).ToMoment(),
        });
        await stage.SayAsync($"{notices.Title}: \"{setting.Script.Noticed}\"");
        stage.Clock.To(incident.DeclaredAt);
        await leads.DoAsync("declare", Declaration(setting));
        await stage.SayAsync($"{leads.Title} declares {incident.IncidentId}: {incident.Title}.");
        stage.Clock.To(incident.ContingencyFrom);
        await leads.DoAsync("contingency", new BeginContingencyRequest { IncidentId = incident.IncidentId, ContingencyFrom = incident.ContingencyFrom.ToMoment() });
        foreach (var team in setting.Script.Teams)
        {
            await FreezeAsync(setting, team);
        }

        await IssueAsync(setting);
    }

    private static DeclareIncidentRequest Declaration(Setting setting)
    {
        var incident = setting.Folder.Incident;
        return new DeclareIncidentRequest
        {
            IncidentId = incident.IncidentId,
            Kind = incident.Kind,
            Title = incident.Title,
            Supplier = incident.Supplier,
            Systems = { incident.Systems },
            Services = { incident.Services },
            DetectedAt = incident.DetectedAt?.ToMoment(),
            DeclaredAt = incident.DeclaredAt.ToMoment(),
            PlanVersion = incident.PlanVersion,
            PlanLastTested = incident.PlanLastTested,
            TimeZone = incident.Zone.Id,
        };
    }

    private static async Task FreezeAsync(Setting setting, Scripts.Team team)
    {
        var manager = setting.Manager(team);
        var census = setting.Folder.People.Where(person => person.Person.ServiceId == team.Service)
            .Select(person => (person.Person.PersonId, (IReadOnlyList<ExpectedItem>)person.Expected)).ToList();
        await manager.DoAsync($"open:{team.Service}", RunImport.OpenRequest(setting.Folder, team.Service, census));
        await setting.SideBySideAsync(census, person => manager.DoAsync($"freeze:{person.PersonId}", RunImport.FreezeRequest(setting.Incident, team.Service, person.PersonId, person.Item2)));
        await setting.Stage.SayAsync($"{setting.NameOf(team.Service)} goes on paper: {census.Count} people, {census.Sum(person => person.Item2.Count(item => item.IsItem))} expected items frozen by {manager.Title}.");
    }

    /// <summary>In the order of the day; a sheet is registered within the hour in which it is handed out.</summary>
    private static async Task IssueAsync(Setting setting)
    {
        foreach (var hour in setting.Folder.Sheets.OrderBy(sheet => sheet.IssuedAt).ThenBy(sheet => sheet.Serial, StringComparer.Ordinal).GroupBy(sheet => sheet.IssuedAt.ToUniversalTime().ToString("yyyyMMddHH")))
        {
            setting.Stage.Clock.To(hour.Max(sheet => sheet.IssuedAt));
            foreach (var sheets in hour.GroupBy(sheet => sheet.ServiceId))
            {
                await setting.Manager(setting.Script.TeamOf(sheets.Key)).DoAsync($"issue:{sheets.Key}:{hour.Key}", RunImport.IssueRequest(setting.Incident, sheets.Key, sheets));
            }
        }

        await setting.Stage.SayAsync($"{setting.Folder.Sheets.Length} sheets with serial numbers were handed out.");
    }
}
