using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>
/// Expected against reconciled. Every level is a sum of the same rows, so the levels cannot disagree. The numbers count items; unplanned
/// ones are received, entered and checked without being expected, so complete means that nothing is open, not that two numbers agree.
/// </summary>
internal static class CompletenessSections
{
    private const string About = "Counts of items, exact at the position of this pack. An unplanned item is received, entered and checked without being expected; complete means that nothing is open.";

    public static IEnumerable<Section> Of(PackFacts facts)
    {
        var rows = facts.Runs.SelectMany(Views.Rows).ToImmutableArray();
        return
        [
            Section.One("completeness", "Expected against reconciled", About, Views.Sum(rows), Vector<V1.Completeness>(sum => sum)),
            By("completeness_by_service", "Expected against reconciled, by service", rows, row => row.ServiceId,
                new Column<Group>("service", "Service id.", group => facts.Service(group.Row.ServiceId))),
            By("completeness_by_category", "Expected against reconciled, by category and priority", rows, row => $"{Order(row)}/{row.ServiceId}",
                new("priority", "P1, P2 or P3; null before the expected set is frozen.", group => Priority(group.Row)),
                new("category", "Category of the items; not_frozen for people whose expected set is missing.", group => group.Row.Category),
                new("service", "Service id.", group => facts.Service(group.Row.ServiceId))),
            By("completeness_by_person", "Expected against reconciled, by person", rows, row => $"{row.ServiceId}/{row.PersonId}",
                new("service", "Service id.", group => facts.Service(group.Row.ServiceId)),
                new("person", "Person id.", group => facts.Person(group.Row.PersonId))),
        ];
    }

    private static Section By(string key, string title, ImmutableArray<CompletenessRow> rows, Func<CompletenessRow, string> keyOf, params ImmutableArray<Column<Group>> columns) =>
        Section.Of(key, title, About, rows.GroupBy(keyOf).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Group(group.First(), Views.Sum([.. group]))),
            [.. columns, .. Vector<Group>(group => group.Sum)]);

    private static ImmutableArray<Column<T>> Vector<T>(Func<T, V1.Completeness> of) =>
    [
        new("expected", "Frozen items due in the window.", row => of(row).Expected),
        new("received", "Items whose paper or record is in hand.", row => of(row).Received),
        new("entered", "Items that are transcribed or in the system.", row => of(row).Entered),
        new("checked", "Items with everything they need checked by a second person.", row => of(row).Checked),
        new("queried", "Items about which a question is open.", row => of(row).Queried),
        new("overdue", "Open items whose limit had passed when the last event was recorded.", row => of(row).Overdue),
        new("excepted", "Items accounted for by an exception with reason and author.", row => of(row).Excepted),
        new("signed", "Items under a sign-off that still stands.", row => of(row).Signed),
        new("open", "Items in the way of completeness.", row => of(row).Open),
    ];

    // Unfrozen people first, then P1 to P3, each in the order of the categories.
    private static string Order(CompletenessRow row) =>
        $"{(int)row.Priority}/{(Vocabulary.TryParse<Category>(row.Category, out var category) ? (int)category : 0):D2}";

    private static string? Priority(CompletenessRow row) => row.Priority is Facts.V1.Priority.Unspecified ? null : ((Priority)(int)row.Priority).Name();

    private sealed record Group(CompletenessRow Row, V1.Completeness Sum);
}
