using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Duplicates;

/// <summary>
/// Rule 9: the same dose on paper and electronic. A copy of the paper (IMPORTS.md reading 1) is no duplicate, unless it says something
/// else than the paper did. Any second account is a row beyond the first and its copy.
/// </summary>
internal sealed class DoseRecordedTwice : IItemRule
{
    public RuleInfo Info { get; } = new(9, "Same dose on paper and electronic", Severity.Critical)
    {
        Needs = [Needs.Doses],
        Codes = ["dose_recorded_twice", "paper_and_digital_differ"],
        Policy = ["duplicate_tolerance_minutes", "copy_tolerance_minutes"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        if (!item.Counts || !item.Category.IsMedicine())
            return;
        if (item.Others.Length > 0)
        {
            found.Add(person.Finding(Info, "dose_recorded_twice", item, item.Entries,
                $"{person.Name(item)} is recorded {(item.Entries.Length == 2 ? "twice" : "several times")}: {Say.Rows(item.Entries)}; decide which one stands.", queries: true));
        }

        if (item is { Paper: { } paper, Digital: { } copy } && Difference(item, person, paper, copy) is { } difference)
        {
            found.Add(person.Finding(Info, "paper_and_digital_differ", item, [paper, copy],
                $"For {person.Name(item)}, {Say.Row(paper)} and its copy, {Say.Row(copy)}, differ: {difference}.", queries: true));
        }
    }

    private static string? Difference(MatchedItem item, PersonCase person, Entry paper, Entry copy)
    {
        var (one, two) = ((DoseGiven)paper.Content, (DoseGiven)copy.Content);
        var (meaning, copied) = (item.MeaningOf(paper), item.MeaningOf(copy));
        if (meaning != copied || (meaning is null && !string.Equals(one.Code, two.Code, StringComparison.Ordinal)))
            return $"{Outcome(one, meaning)} against {Outcome(two, copied)}";
        if (one.Dose is { } given && two.Dose is { } entered && given != entered)
            return $"dose {given} against {entered}";
        var apart = (paper.OccurredAt - copy.OccurredAt).Duration();
        return apart > TimeSpan.FromMinutes(person.Context.Policy.CopyToleranceMinutes)
            ? $"{person.At(paper.OccurredAt)} against {person.At(copy.OccurredAt)}" : null;
    }

    private static string Outcome(DoseGiven dose, Meaning? meaning) => meaning is { } known ? known.Name().Replace('_', ' ') : $"code '{dose.Code}'";
}
