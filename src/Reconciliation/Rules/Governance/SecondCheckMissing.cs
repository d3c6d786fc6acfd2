using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>
/// Rule 40: a transcribed row without a second check, or with one that took seconds (IMPORTS.md reading 11). The missing one is absence
/// and leaves the item open; the hasty one counts until somebody looks at it, so it queries its item.
/// </summary>
internal sealed class SecondCheckMissing : IItemRule
{
    public RuleInfo Info { get; } = new(40, "Second check missing, or seconds long", Severity.High)
    {
        Needs = [Needs.Entries],
        Codes = ["second_check_missing", "second_check_too_quick"],
        Policy = ["second_check_seconds"],
    };

    public void Find(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var (limit, isOver) = (TimeSpan.FromSeconds(person.Context.Policy.SecondCheckSeconds), person.Context.RestoredAt is not null);
        foreach (var entry in item.Entries)
        {
            if (entry.NeedsCheck && (entry.CheckedBy.Length == 0 ? isOver && entry.TranscribedBy.Length > 0 : entry.CheckedAt - entry.EnteredAt < limit))
            {
                Tell(item, person, found);
                return;
            }
        }
    }

    private void Tell(MatchedItem item, PersonCase person, List<Finding> found)
    {
        var bare = item.Entries.Where(e => e.TranscribedBy.Length > 0 && e.CheckedBy.Length == 0).ToArray();
        if (bare.Length > 0 && person.Context.RestoredAt is not null)
        {
            found.Add(person.Finding(Info, "second_check_missing", item, bare,
                $"For {person.Name(item)}, {Say.Rows(bare)}, transcribed by {string.Join(", ", bare.Select(e => person.Context.Staff.Resolve(e.TranscribedBy, person.Person.ServiceId)?.StaffId ?? e.TranscribedBy).Distinct(StringComparer.Ordinal))}, {(bare.Length == 1 ? "has" : "have")} no second check.", queries: false));
        }

        var limit = TimeSpan.FromSeconds(person.Context.Policy.SecondCheckSeconds);
        var hasty = item.Entries.Where(e => e.NeedsCheck && e.CheckedBy.Length > 0 && e.CheckedAt - e.EnteredAt < limit).ToArray();
        if (hasty.Length > 0)
        {
            var took = hasty[0].CheckedAt!.Value - hasty[0].EnteredAt!.Value;
            found.Add(person.Finding(Info, "second_check_too_quick", item, hasty,
                $"For {person.Name(item)}, {Say.Rows(hasty)} {(hasty.Length == 1 ? "was" : "were")} entered at {person.At(hasty[0].EnteredAt!.Value)} and checked {(took < TimeSpan.Zero ? "before that" : $"{(int)took.TotalSeconds} s later")}.", queries: true));
        }
    }
}
