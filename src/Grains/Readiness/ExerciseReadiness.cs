using System.Globalization;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Readiness;

/// <summary>Whether the plan of a service was tested by an exercise that was played to its end, how well, and when the next is due. The score is that which the conclusion recorded.</summary>
/// <param name="Incident">The exercise.</param>
/// <param name="Concluded">Its end.</param>
internal sealed record ExerciseReadiness(IncidentState Incident, Decided<ExerciseConcluded> Concluded)
{
    /// <summary>By service, its last one; a test is what was not broken off.</summary>
    public static Dictionary<string, ExerciseReadiness> Last(IEnumerable<IncidentState> incidents)
    {
        var last = new Dictionary<string, ExerciseReadiness>(StringComparer.Ordinal);
        foreach (var incident in incidents)
        {
            if (!incident.IsExercise || incident.Exercise?.Concluded is not { What.BrokenOff: false } concluded)
                continue;
            foreach (var service in incident.Services)
            {
                if (!last.TryGetValue(service, out var before) || before.Concluded.At < concluded.At)
                    last[service] = new(incident, concluded);
            }
        }

        return last;
    }

    public DateOnly TestedOn => Day(Concluded.At);

    public DateOnly DueOn(Policy policy) => TestedOn.AddMonths(policy.ExerciseEveryMonths);

    public static Checked Of(ExerciseReadiness? last, Policy policy, DateOnly today, Reader reader)
    {
        if (last is null)
            return new("exercise", ReadyState.Unknown, "No exercise with this service is on record that was played to its end.");
        var (score, due) = (last.Concluded.What, last.DueOn(policy));
        var worked = score.Injects > 0 && 100L * score.Met >= (long)policy.ExerciseMetPercent * score.Injects;
        var state = today > due || !worked ? ReadyState.NotReady : today > due.AddDays(-policy.ReadinessSoonDays) ? ReadyState.DueSoon : ReadyState.Ready;

        // The score is of all its services: who reaches a part is told whether it was enough.
        var how = reader.SeesWhole(last.Incident) ? $"{score.Met} of {score.Injects} injects were met in time" : worked ? "enough injects were met in time" : "too few injects were met in time";
        return new("exercise", state, string.Create(CultureInfo.InvariantCulture,
            $"Tested on {last.TestedOn:yyyy-MM-dd}: {how}; policy asks for {policy.ExerciseMetPercent} in 100. The next test {(today > due ? "was" : "is")} due by {due:yyyy-MM-dd}."));
    }

    /// <summary>Of a moment, in England.</summary>
    public static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, IncidentZone.Zone(null)).DateTime);
}
