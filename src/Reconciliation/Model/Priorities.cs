using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Reinstate.Reconciliation.Model;

/// <summary>Category and priority of an item, and its limit (DOMAIN.md sections 3 and 5). An explicit priority on the expected row wins.</summary>
public static class Priorities
{
    private const int MostKnown = 50_000;

    private static readonly ConditionalWeakTable<Policy, ConcurrentDictionary<string, bool>> Known = [];

    public static Priority Of(Category category) => category switch
    {
        Category.Safeguarding or Category.Behaviour or Category.Fall or Category.Injury or Category.Escalation => Priority.P1,
        Category.Prn or Category.Cd => Priority.P1,
        Category.Medicines or Category.Observation or Category.ClinicalAdvice or Category.Visit => Priority.P2,
        _ => Priority.P3,
    };

    /// <summary>A controlled drug is cd even when it is given as needed: the register is the stricter control.</summary>
    public static Category CategoryOf(ExpectedDose dose) =>
        dose.CdSchedule.Length > 0 ? Category.Cd : dose.Prn ? Category.Prn : Category.Medicines;

    public static Priority Of(ExpectedDose dose, Policy policy) =>
        CategoryOf(dose) != Category.Medicines || dose.TimeCritical || IsHighRisk(dose.Medicine, policy) || IsHighRisk(dose.Ingredient, policy)
            ? Priority.P1 : Priority.P2;

    /// <summary>welfareUnconfirmed: missed or late, and nobody has confirmed that the person is well.</summary>
    public static Priority Of(ExpectedVisit visit, bool welfareUnconfirmed) =>
        visit.Priority ?? (visit.TimeCritical || welfareUnconfirmed ? Priority.P1 : Priority.P2);

    /// <summary>A name recurs in thousands of rows: what was found once is remembered, as far as memory is bounded.</summary>
    public static bool IsHighRisk(string medicine, Policy policy)
    {
        if (medicine.Length == 0)
            return false;
        var known = Known.GetValue(policy, _ => new(StringComparer.Ordinal));
        if (known.TryGetValue(medicine, out var isHighRisk))
            return isHighRisk;
        isHighRisk = NamesOne(medicine, policy);
        if (known.Count < MostKnown)
            known[medicine] = isHighRisk;
        return isHighRisk;
    }

    private static bool NamesOne(string medicine, Policy policy) =>
        policy.HighRiskMedicines.Any(word => medicine.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Minutes from restoration.</summary>
    public static int LimitMinutes(Category category, Priority priority, Policy policy) => (category, priority) switch
    {
        (_, Priority.P3) => policy.LimitP3Minutes,
        (Category.Visit, Priority.P1) => policy.LimitVisitsP1Minutes,
        (Category.Visit, _) => policy.LimitVisitsP2Minutes,
        (Category.Medicines or Category.Prn or Category.Cd, Priority.P1) => policy.LimitMedicinesP1Minutes,
        (Category.Medicines or Category.Prn or Category.Cd, _) => policy.LimitMedicinesP2Minutes,
        (_, Priority.P1) => policy.LimitIncidentP1Minutes,
        _ => policy.LimitRecordsP2Minutes,
    };
}
