using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Wire;
using Reinstate.Silo.Client;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Steps 5 to 9: named staff enter paper and its copies by priority, second persons check, what does not agree is settled, the step is completed.</summary>
internal static class EntryScene
{
    public static async Task PlayAsync(Setting setting)
    {
        await SignOffScene.TooEarlyAsync(setting, Checklist.Allocate);
        for (var step = Checklist.Incidents; step <= Checklist.DailyRecords; step++)
        {
            if (step == Checklist.Medicines)
            {
                await NativeRows.BringAsync(setting, "before the medicines");
            }

            foreach (var team in setting.Script.Teams.Where(team => Checklist.For(setting.Folder.Services.First(known => known.ServiceId == team.Service).Type).Contains(step)))
            {
                await StepAsync(setting, team, step);
            }

            await SignOffScene.TooEarlyAsync(setting, step);
        }
    }

    private static async Task StepAsync(Setting setting, Team team, int step)
    {
        var (settlement, any) = (new Settlement(setting, team), false);
        foreach (var priority in setting.Work.Of(team.Service, step).GroupBy(sitting => sitting.Priority))
        {
            var sittings = priority.ToList();
            await EnterAsync(setting, team, sittings);
            await CheckAsync(setting, team, step, sittings);
            await settlement.SettleAsync(step, priority.Key);
            any = true;
        }

        await settlement.SettleAsync(step, Priority.P3);
        await Steps.CompleteAsync(setting, team, step, any ? "" : "Nothing of this kind.");
        if (any)
        {
            await setting.Stage.SayAsync($"{setting.NameOf(team.Service)}: step {step} complete ({Checklist.Title(step)}).");
        }
    }

    private static async Task EnterAsync(Setting setting, Team team, List<Sitting> sittings)
    {
        foreach (var sitting in sittings.GroupBy(sitting => (sitting.Person, sitting.Transcriber)).OrderBy(group => group.Min(sitting => sitting.Began)))
        {
            setting.Stage.Clock.To(sitting.Min(one => one.Began));
            setting.Stage.Clock.After(TimeSpan.FromSeconds(5));
            var request = new RecordEntriesRequest { IncidentId = setting.Incident, PersonId = sitting.Key.Person, Entries = { sitting.SelectMany(one => one.Rows).Select(AsWritten) } };
            var transcriber = setting.Cast[sitting.Key.Transcriber.Length > 0 ? sitting.Key.Transcriber : team.Lead];
            await transcriber.DoAsync($"enter:{sitting.Key.Person}:{sitting.First().Step}:{sitting.First().Priority}:{transcriber.Id}", request);
        }
    }

    private static async Task CheckAsync(Setting setting, Team team, int step, List<Sitting> sittings)
    {
        var rows = sittings.SelectMany(sitting => sitting.Rows.Select(row => (Row: row, sitting.Person))).ToList();
        var stated = rows.Where(row => row.Row.CheckedBy.Length > 0).ToList();
        if (stated.Count > 0)
        {
            setting.Stage.Clock.To(stated.Min(row => row.Row.CheckedAt) ?? setting.Stage.Clock.Now);
        }

        setting.Stage.Clock.After(TimeSpan.FromMinutes(2));
        await setting.SideBySideAsync(stated, row => CheckOneAsync(setting, team, row.Person, row.Row));
        if (rows.Count > 0)
        {
            var by = stated.Select(row => setting.Cast.Named(row.Row.CheckedBy, team.Service)?.Name).OfType<string>().GroupBy(name => name).OrderByDescending(group => group.Count()).Select(group => group.Key);
            var entered = sittings.Select(sitting => sitting.Transcriber).Distinct().Select(id => setting.Cast[id.Length > 0 ? id : team.Lead].Name);
            await setting.Stage.SayAsync($"{setting.NameOf(team.Service)}, step {step}, {sittings[0].Priority}: {string.Join(" and ", entered)} entered {rows.Count} rows, {string.Join(" and ", by)} checked them.");
        }
    }

    private static async Task CheckOneAsync(Setting setting, Team team, string person, Entry row)
    {
        setting.Stage.Clock.After(TimeSpan.FromSeconds(1));
        var checker = setting.Cast.Named(row.CheckedBy, team.Service) ?? setting.Manager(team);
        var request = new CheckEntryRequest { IncidentId = setting.Incident, PersonId = person, EntryId = row.EntryId };
        if (await checker.TryAsync($"check:{row.EntryId}:{checker.Id}", request) is not { } refusal)
        {
            return;
        }

        var manager = setting.Manager(team);
        await setting.Stage.SayAsync($"{checker.Title} checks {row.EntryId}. REFUSED: {Answer.Say(refusal)} {manager.Name} checks it instead.");
        await manager.DoAsync($"check:{row.EntryId}:{manager.Id}:instead", request.Clone());
    }

    /// <summary>The row as it stands on the sheet: who enters and checks it, and when, is what happens now.</summary>
    private static Facts.V1.Entry AsWritten(Entry row) =>
        FactsWire.ToWire(row with { TranscribedBy = "", CheckedBy = "", EnteredAt = null, CheckedAt = null });
}
