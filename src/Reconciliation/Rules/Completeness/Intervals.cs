using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Completeness;

/// <summary>What rules 5 and 6 have in common: periods that state the longest interval between two records. One group a category.</summary>
internal static class Intervals
{
    /// <summary>Categories in which an interval is care itself and not only its record.</summary>
    public static bool IsCare(Category category) => category is Category.Repositioning or Category.Hydration or Category.Sleep;

    public static string? GroupOf(MatchedItem item, PersonCase person, bool ofCare)
    {
        var categories = person.CategoriesWithInterval;
        if (categories == 0)
            return null;
        return IsCare(item.Category) == ofCare && (categories & (1 << (int)item.Category)) != 0 ? item.Category.Name() : null;
    }

    public static void Find(List<MatchedItem> items, PersonCase person, bool ofCare, Action<MatchedItem, Silence, TimeSpan> report)
    {
        if (person.Context.RestoredAt is null)
            return;
        Silences? silences = null;
        foreach (var item in items)
        {
            if (item is not { IsExpected: true, Expected: ExpectedRecord { MaxIntervalMinutes: { } minutes } period })
                continue;
            silences ??= new(items, person);
            var (limit, end) = (TimeSpan.FromMinutes(minutes), period.DueTo <= person.Context.AsOf ? period.DueTo : person.Context.AsOf);
            if (silences.Longest(period.DueFrom, end, limit, edges: ofCare) is { } silence && !IsRule1(silence, period, item))
                report(item, silence, limit);
        }
    }

    /// <summary>The rows at either end, with the other half of a paper row and its copy.</summary>
    public static IEnumerable<Entry> Rows(Silence silence)
    {
        foreach (var mark in new[] { silence.Before, silence.After })
        {
            if (mark is not { Item: { } item, Entry: { } entry })
                continue;
            foreach (var row in PersonCase.WithCopies(item, [entry]))
                yield return row;
        }
    }

    public static string Between(PersonCase person, MatchedItem item, Silence silence)
    {
        var end = silence.To >= item.Expected!.To ? "the end of the period" : silence.To == person.Context.RestoredAt ? "the end of the outage" : "the time of this report";
        return $"between {End(person, silence.From, silence.Before, "the beginning of the period")} and {End(person, silence.To, silence.After, end)}";
    }

    private static string End(PersonCase person, DateTimeOffset at, Mark? mark, string edge) => mark is null ? $"{edge} at {person.At(at)}"
        : mark.Entry is { } entry ? $"{person.At(at)} ({Say.Row(entry)})" : $"the person's absence at {person.At(at)}";

    private static bool IsRule1(Silence silence, ExpectedRecord period, MatchedItem item) =>
        item.Lead is null && silence.Before is null && silence.To == period.DueTo;
}
