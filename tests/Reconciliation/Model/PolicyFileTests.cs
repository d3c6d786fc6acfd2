using Reinstate.Reconciliation.Model;

namespace Reinstate.ReconciliationTests.Model;

public class PolicyFileTests
{
    [Fact]
    public void A_file_states_what_differs_from_the_defaults()
    {
        Assert.True(PolicyFile.TryRead("""{ "visit_late_minutes": 10, "high_risk_medicines": ["digoxin"] }""", out var policy, out _));
        Assert.Equal((10, "digoxin", 240), (policy.VisitLateMinutes, policy.HighRiskMedicines[0], policy.LimitMedicinesP1Minutes));
    }

    [Theory]
    [InlineData("""{ "visit_late_minute": 10 }""", "Unknown policy key 'visit_late_minute'")]
    [InlineData("""{ "visit_late_minutes": -1 }""", "'visit_late_minutes' must be between 0 and")]
    [InlineData("""{ "visit_late_minutes": 1.5 }""", "'visit_late_minutes' must be a whole number")]
    [InlineData("""{ "visit_late_minutes": 1, "visit_late_minutes": 2 }""", "given twice")]
    [InlineData("""{ "high_risk_medicines": [""] }""", "none of them empty")]
    [InlineData("""{ "high_risk_medicines": "insulin" }""", "a list of words")]
    [InlineData("""{ "allergy_classes": ["penicillin"] }""", "a list of \"names: members\"")]
    [InlineData("""{ "allergy_classes": ["penicillin: "] }""", "a list of \"names: members\"")]
    [InlineData("""{ "visit_longest_percent": 99 }""", "at least 100")]
    [InlineData("""{ "reciprocal_checks_each_way": 0 }""", "at least 1")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{", "not valid JSON")]
    public void A_mistake_is_told_and_never_ignored(string json, string problem)
    {
        Assert.False(PolicyFile.TryRead(json, out _, out var told));
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_of_the_domain() =>
        Assert.Equal((120, 240, 720, 60, 1440, 2880), (Policy.Default.LimitIncidentP1Minutes, Policy.Default.LimitMedicinesP1Minutes, Policy.Default.LimitMedicinesP2Minutes,
            Policy.Default.LimitVisitsP1Minutes, Policy.Default.LimitVisitsP2Minutes, Policy.Default.LimitP3Minutes));

    [Theory]
    [InlineData("", "", false, Category.Medicines, Priority.P2)]
    [InlineData("Insulin glargine", "", false, Category.Medicines, Priority.P1)]
    [InlineData("Marevan", "warfarin", false, Category.Medicines, Priority.P1)]
    [InlineData("Morphine", "", true, Category.Cd, Priority.P1)]
    public void Category_and_priority_of_a_dose_follow_the_table(string medicine, string ingredient, bool cd, Category category, Priority priority)
    {
        var dose = new ExpectedDose("i", "P1", "m", medicine, DateTimeOffset.UnixEpoch) { Ingredient = ingredient, CdSchedule = cd ? "2" : "" };
        Assert.Equal((category, priority), (Priorities.CategoryOf(dose), Priorities.Of(dose, Policy.Default)));
    }
}
