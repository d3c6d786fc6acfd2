using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Step 10, the decisions that are left, and step 11: sign-off by somebody who transcribed nothing. Too early, it is refused with every reason.</summary>
internal static class SignOffScene
{
    private const int ReasonsShown = 5;

    public static async Task PlayAsync(Setting setting)
    {
        await EveningAsync(setting);
        foreach (var team in setting.Script.Teams)
        {
            await new Settlement(setting, team).DecideAllAsync();
            await Steps.CompleteAsync(setting, team, Checklist.Chronology, "");
            await setting.Stage.SayAsync($"{setting.NameOf(team.Service)}: handwritten order compared with the restored time stamps by {setting.Manager(team).Name}; step 10 complete.");
        }

        foreach (var team in setting.Script.Teams)
        {
            setting.Stage.Clock.After(TimeSpan.FromMinutes(5));
            var signer = setting.Cast[team.Signer];
            await signer.DoAsync($"sign-off:{team.Service}", Request(setting, team.Service));
            setting.SignOffs.Add($"{setting.NameOf(team.Service)} by {signer.Title}, {setting.Stage.Clock.Now:d MMM HH:mm}");
            await setting.Stage.SayAsync($"{setting.NameOf(team.Service)} is SIGNED OFF by {signer.Title}: \"{setting.Script.SignOffStatement}\"");
        }
    }

    /// <summary>The attempt that the example makes after this step, if it does.</summary>
    public static async Task TooEarlyAsync(Setting setting, int step)
    {
        var (service, after, words) = setting.Script.EarlySignOff;
        if (after != step)
        {
            return;
        }

        var signer = setting.Cast[setting.Script.TeamOf(service).Signer];
        var refusal = await signer.TryAsync($"sign-off:{service}:early", Request(setting, service))
            ?? throw new PlayFailedException($"{service} was signed off although work was open.");
        var p1 = refusal.Reasons.Count(IsP1);
        await setting.Stage.SayAsync($"{signer.Title}: \"{words}\" SIGN-OFF REFUSED, {Count(refusal)} reasons{(p1 > 0 ? $", {p1} of them P1" : "")}:");
        foreach (var reason in refusal.Reasons.OrderByDescending(IsP1).Take(ReasonsShown))
        {
            setting.Stage.Add($"- {reason}");
        }

        setting.Refusals.Add($"{setting.NameOf(service)}: {signer.Title} was refused ({refusal.Code}), {Count(refusal)} reasons");
    }

    private static bool IsP1(string reason) => reason.StartsWith(ScopeJudge.OpenP1Prefix, StringComparison.Ordinal);

    /// <summary>A long list is cut short on its way, and says how much is left out.</summary>
    private static int Count(RefusalDetail refusal) =>
        refusal.Reasons.Count > 0 && refusal.Reasons[^1].Split(' ') is ["and", var more, "more"] && int.TryParse(more, out var left) ? refusal.Reasons.Count - 1 + left : refusal.Reasons.Count;

    private static SignOffServiceRequest Request(Setting setting, string service) =>
        new() { IncidentId = setting.Incident, ServiceId = service, Statement = setting.Script.SignOffStatement };

    /// <summary>What the restored system still holds of the day, and who was spoken to.</summary>
    private static async Task EveningAsync(Setting setting)
    {
        var evening = setting.Folder.People.SelectMany(person => person.Entries).Where(entry => entry.IsNative).Select(entry => entry.EnteredAt ?? entry.OccurredAt)
            .Concat(setting.Folder.People.SelectMany(person => person.Contacts).Select(contact => contact.OccurredAt)).Append(setting.Stage.Clock.Now).Max();
        setting.Stage.Clock.To(evening.AddMinutes(1));
        var rows = await NativeRows.BringAsync(setting, "at the end of the day");
        await RecordsScene.ContactsAsync(setting);
        await setting.Stage.SayAsync($"The restored system now holds {rows} rows of its own.");
    }
}
