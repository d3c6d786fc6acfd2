using Reinstate.Grains.Services;
using Reinstate.Silo.Demo.Scripts;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>Completing a step of the run: the lead owns it, the manager confirms it.</summary>
internal static class Steps
{
    public static Task CompleteAsync(Setting setting, Team team, int step, string note) => setting.Manager(team).DoAsync($"step:{team.Service}:{step}", Request(setting, team, step, note));

    /// <summary>The refusal, or null when the step is complete.</summary>
    public static Task<RefusalDetail?> TryAsync(Setting setting, Team team, int step, string attempt) =>
        setting.Manager(team).TryAsync($"step:{team.Service}:{step}:{attempt}", Request(setting, team, step, ""));

    private static CompleteStepRequest Request(Setting setting, Team team, int step, string note) => new()
    {
        IncidentId = setting.Incident, ServiceId = team.Service, Step = step, Owner = team.Lead, Note = note.Length > 0 ? note : Checklist.Title(step),
    };
}
