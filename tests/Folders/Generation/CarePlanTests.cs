using Reinstate.Folders.Generation.Planning;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Generation;

public sealed class CarePlanTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly DateOnly First = new(2026, 6, 1);

    [Theory]
    [InlineData("nursing_home")]
    [InlineData("supported_living")]
    public void A_house_has_rounds_with_all_that_is_dangerous_and_records(string type)
    {
        var items = People(type).SelectMany(person => CarePlan.Of(person, First, 7, London)).ToList();
        var doses = items.OfType<ExpectedDose>().ToList();
        Assert.Contains(doses, dose => dose is { TimeCritical: true, IsItem: true, WindowMinutes: 30 });
        Assert.Contains(doses, dose => dose is { CdSchedule: "2", IsItem: true });
        Assert.Contains(doses, dose => dose.Medicine.StartsWith("Insulin", StringComparison.Ordinal));
        Assert.Contains(doses, dose => dose is { Prn: true, IsItem: false, PrnMax24h: > 0, DueAt: null });
        Assert.Contains(items, item => item is ExpectedRecord { Category: Category.Sleep });
        Assert.DoesNotContain(items, item => item is ExpectedVisit);
    }

    [Fact]
    public void Homecare_has_visits_some_by_two_and_some_at_a_time_that_matters()
    {
        var visits = People("homecare").SelectMany(person => CarePlan.Of(person, First, 7, London)).OfType<ExpectedVisit>().ToList();
        Assert.Contains(visits, visit => visit.WorkersRequired == 2 && visit.StaffIds.Distinct().Count() == 2);
        Assert.Contains(visits, visit => visit is { TimeCritical: true, Priority: Priority.P1 });
        Assert.Contains(visits, visit => visit is { WorkersRequired: 1, Priority: Priority.P2 });
        Assert.All(visits, visit => Assert.True(visit.End > visit.Start));
    }

    [Theory]
    [InlineData("care_home")]
    [InlineData("homecare")]
    public void Nobody_has_an_item_twice_and_a_day_planned_again_has_the_same_ids(string type)
    {
        foreach (var person in People(type))
        {
            var week = CarePlan.Of(person, First, 7, London);
            Assert.Equal(week.Count, week.Select(item => item.ItemId).Distinct().Count());
            Assert.Subset(week.ToHashSet(new ById()), CarePlan.Of(person, First.AddDays(3), 2, London).ToHashSet(new ById()));
            Assert.Equal(week.Select(item => item.ItemId), CarePlan.Of(person, First, 7, London).Select(item => item.ItemId));
        }
    }

    [Theory]
    [InlineData("2026-03-29")]
    [InlineData("2026-10-25")]
    public void On_a_day_on_which_the_clock_changes_rounds_are_by_the_clock(string day)
    {
        var doses = CarePlan.Of(new("p", 0, "nursing_home", []), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 1, London).OfType<ExpectedDose>().Where(dose => dose.IsItem);
        Assert.All(doses, dose => Assert.Contains(TimeOnly.FromDateTime(dose.DueAt!.Value.DateTime), (TimeOnly[])[new(6, 30), new(8, 0), new(12, 30), new(17, 0), new(22, 0)]));
    }

    private static IEnumerable<PlannedFor> People(string type) =>
        Enumerable.Range(0, 12).Select(number => new PlannedFor($"p-{number}", number, type, [.. Enumerable.Range(0, type == "homecare" ? 6 : 0).Select(n => $"w-{n}")]));

    private sealed class ById : IEqualityComparer<ExpectedItem>
    {
        public bool Equals(ExpectedItem? x, ExpectedItem? y) => x?.ItemId == y?.ItemId && x?.From == y?.From;

        public int GetHashCode(ExpectedItem obj) => obj.ItemId.GetHashCode(StringComparison.Ordinal);
    }
}
