using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Sections;
using Reinstate.Grains.Incidents;

namespace Reinstate.Evidence.Packs.Document;

/// <summary>
/// How far the incident is, said before anything else. Safety rule: only an incident without any gap is called complete, and a gap in
/// recovery or assurance is said even where the incident was closed over it.
/// </summary>
/// <param name="Word">not_complete, learning_open or complete.</param>
/// <param name="Headline">The same for a reader.</param>
/// <param name="OpenGaps">How many gaps the pack lists.</param>
/// <param name="FindingsWithoutDecision">Findings on which nobody has decided, whether or not somebody must.</param>
internal sealed record Standing(string Word, string Headline, int OpenGaps, int FindingsWithoutDecision)
{
    public bool Complete => Word == "complete";

    public static Standing Of(PackFacts facts, ImmutableArray<Gap> gaps)
    {
        var undecided = facts.Runs.Sum(run => run.Findings.Count(finding => finding.DecidedBy.Length == 0));
        var state = Phases.Name(facts.Incident.Phase).Replace('_', ' ');
        var hindering = gaps.Count(gap => gap.Hinders is not Hinders.Learning);
        var losses = GapSections.Losses(facts).Count();
        var remains = losses == 0 ? "" : $" {Count(losses, "loss", "losses")} of paper, attested by name, will not be recovered.";
        var closed = facts.Incident.Phase is IncidentPhase.Closed or IncidentPhase.LearningComplete;
        var exercise = facts.Incident.Declaration?.Kind == "exercise" ? "EXERCISE, not a real outage. " : "";
        return hindering > 0 || !closed
            ? new("not_complete", $"{exercise}NOT COMPLETE. This incident is {state}: {Count(hindering, "open gap")} in recovery and assurance. It must not be read as evidence that recovery is finished.", gaps.Length, undecided)
            : !gaps.IsEmpty
                ? new("learning_open", $"{exercise}Recovery is signed off and the incident is closed. Learning is not complete: {Count(gaps.Length, "open point")}.{remains}", gaps.Length, undecided)
                : new("complete", $"{exercise}Complete: every service is signed off, the incident is closed and learning is complete.{remains}", 0, undecided);
    }

    private static string Count(int number, string one, string? many = null) => number == 1 ? $"1 {one}" : $"{number} {many ?? $"{one}s"}";
}
