using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.Silo.Import;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Steps 2 to 4: next doses read back from paper, sheets counted in and chased, work allocated by name.</summary>
internal static class HandOverScene
{
    public static async Task PlayAsync(Setting setting)
    {
        foreach (var team in setting.Script.Teams)
        {
            await NextDoseAsync(setting, team);
            await CountInAsync(setting, team);
            await AllocateAsync(setting, team);
        }

        await RecordsScene.PlayAsync(setting);
    }

    private static async Task NextDoseAsync(Setting setting, Team team)
    {
        if (!Checklist.For(setting.Folder.Services.First(known => known.ServiceId == team.Service).Type).Contains(Checklist.NextDose))
        {
            return;
        }

        var lead = setting.Cast[team.Lead];
        var people = setting.Folder.People.Where(person => person.Person.ServiceId == team.Service && person.Expected.OfType<ExpectedDose>().Any()).ToList();
        await setting.SideBySideAsync(people, person => lead.DoAsync($"next-dose:{person.Person.PersonId}", NextDose(setting, team, person)));
        await Steps.CompleteAsync(setting, team, Checklist.NextDose, people.Count > 0 ? "Last doses read back from paper." : "Nobody's medicines are in the system that failed.");
        if (people.Count > 0)
        {
            await setting.Stage.SayAsync($"Next-dose safety check for {people.Count} people before the electronic round: {lead.Title} with {setting.Cast[team.Manager].Title}.");
        }
    }

    private static CheckNextDoseRequest NextDose(Setting setting, Team team, PersonFacts person)
    {
        var last = person.Entries.Where(entry => entry is { Source: Source.Paper, Content: DoseGiven }).MaxBy(entry => entry.OccurredAt);
        return new CheckNextDoseRequest
        {
            IncidentId = setting.Incident,
            ServiceId = team.Service,
            PersonId = person.Person.PersonId,
            LastDose = last is null ? "none on paper" : $"{((DoseGiven)last.Content).MedicineId}, code {((DoseGiven)last.Content).Code}",
            LastDoseAt = last is null ? null : FactsWire.ToWire(last).OccurredAt,
            CheckedWith = team.Manager,
        };
    }

    private static async Task CountInAsync(Setting setting, Team team)
    {
        var (stage, manager) = (setting.Stage, setting.Manager(team));
        var sheets = setting.Folder.Sheets.Where(sheet => sheet.ServiceId == team.Service).ToList();
        var back = sheets.Where(sheet => sheet.ReturnedAt is not null).ToList();
        stage.Clock.To(back.Max(sheet => sheet.ReturnedAt!.Value));
        await setting.SideBySideAsync(back, sheet => manager.DoAsync(
            $"return:{sheet.Serial}", RunImport.ReturnRequest(setting.Incident, team.Service, sheet, sheet.PagesReturned ?? sheet.Pages)));
        await setting.SideBySideAsync(setting.Work.Received(team.Service), line => manager.DoAsync($"receive:{line.Key.Serial}:{line.Key.Person}",
            new ReceivePaperRequest { IncidentId = setting.Incident, PersonId = line.Key.Person, SheetSerial = line.Key.Serial, ItemIds = { line } }));
        await stage.SayAsync($"{setting.NameOf(team.Service)}: {back.Count} of {sheets.Count} sheets handed over and counted by {manager.Title}.");
        if (await Steps.TryAsync(setting, team, Checklist.HandOver, "first") is { } refusal)
        {
            await stage.SayAsync($"{manager.Name} wants to close the hand-over. REFUSED: {string.Join(' ', refusal.Reasons)}");
            await ChaseAsync(setting, team, sheets);
            await Steps.CompleteAsync(setting, team, Checklist.HandOver, "Chased.");
        }
    }

    private static async Task ChaseAsync(Setting setting, Team team, List<Sheet> sheets)
    {
        var (stage, manager) = (setting.Stage, setting.Manager(team));
        stage.Clock.After(TimeSpan.FromMinutes(5));
        foreach (var sheet in sheets)
        {
            if (setting.Script.LostSheets.TryGetValue(sheet.Serial, out var reason))
            {
                await manager.DoAsync($"lost:{sheet.Serial}", new AttestSheetLossRequest
                {
                    IncidentId = setting.Incident, ServiceId = team.Service, Serial = sheet.Serial, Reason = reason,
                });
                await stage.SayAsync($"{manager.Title} attests the loss of sheet {sheet.Serial}: {reason}");
            }
            else if (setting.Script.FoundPages.TryGetValue(sheet.Serial, out var where))
            {
                await manager.DoAsync($"found:{sheet.Serial}", RunImport.ReturnRequest(setting.Incident, team.Service, sheet with { ReturnedAt = stage.Clock.Now }, sheet.Pages));
                await stage.SayAsync($"Sheet {sheet.Serial} is complete: {where}.");
            }
        }
    }

    private static async Task AllocateAsync(Setting setting, Team team)
    {
        var manager = setting.Manager(team);
        var work = setting.Work.Allocations(team.Service).ToList();
        var without = setting.Folder.People.Where(person => person.Person.ServiceId == team.Service).Select(person => person.Person.PersonId)
            .Except(work.Select(line => line.Person), StringComparer.Ordinal);
        work.AddRange(without.Select(person => (person, Checklist.DailyRecords, team.Lead)));
        await setting.SideBySideAsync(work, line => manager.DoAsync($"allocate:{line.Person}:{line.Step}", new AllocateWorkRequest
        {
            IncidentId = setting.Incident, ServiceId = team.Service, PersonId = line.Person, Step = line.Step, StaffId = line.Transcriber.Length > 0 ? line.Transcriber : team.Lead,
        }));
        await Steps.CompleteAsync(setting, team, Checklist.Allocate, "");
        var names = work.Where(line => line.Transcriber.Length > 0).GroupBy(line => line.Transcriber).OrderByDescending(group => group.Count()).Select(group => setting.Cast[group.Key].Name);
        await setting.Stage.SayAsync($"{manager.Name} allocates {setting.NameOf(team.Service)} to {string.Join(", ", names)}.");
    }
}
