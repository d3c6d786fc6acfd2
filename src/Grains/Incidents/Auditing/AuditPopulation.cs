using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;
using Plan = Reinstate.Events.V1.AuditSampleDrawn.Types.Plan;
using Stratum = Reinstate.Events.V1.AuditSampleDrawn.Types.Stratum;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>What an audit can draw: every counted item of the incident, with what policy says about drawing it.</summary>
public static class AuditPopulation
{
    /// <summary>The items of these runs, in the order of their ids. For runs whose people are at hand.</summary>
    public static ImmutableArray<AuditableItem> Of(IEnumerable<RunView> runs, Policy policy) =>
        [.. runs.SelectMany(run => Of(run, policy)).OrderBy(item => item.Id, StringComparer.Ordinal)];

    /// <summary>How policy asks for the draw, to be recorded with it.</summary>
    public static Plan PlanOf(Policy policy) => new()
    {
        Always = { policy.AuditAlways.Order(StringComparer.Ordinal) },
        ConfidencePercent = policy.AuditConfidencePercent,
        DefectsUnderPercent = policy.AuditDefectsUnderPercent,
        LeastItems = policy.AuditZeroDefectItems,
        PeoplePercent = policy.AuditPeoplePercent,
        LeastPerStratum = policy.AuditLeastPerStratum,
        StratumPercent = { policy.AuditP1Percent, policy.AuditP2Percent, policy.AuditP3Percent },
    };

    /// <summary>One item as it enters the population's hash: id, person, service, priority and classes, parted by tabs.</summary>
    public static string Line(AuditableItem item) => $"{item.Id}\t{item.PersonId}\t{item.ServiceId}\tP{(int)item.Priority}\t{string.Join(',', item.Classes)}";

    /// <summary>SHA-256, in hexadecimal, of the population's lines in order, each with a newline behind it.</summary>
    public static string Digest(IEnumerable<AuditableItem> population)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in population)
            hash.AppendData(Encoding.UTF8.GetBytes($"{Line(item)}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static IEnumerable<Stratum> Strata(IEnumerable<AuditableItem> population, Dictionary<string, string> drawn) => population
        .GroupBy(item => (item.ServiceId, item.Priority)).OrderBy(group => group.Key.ServiceId, StringComparer.Ordinal).ThenBy(group => group.Key.Priority)
        .Select(group => new Stratum
        {
            ServiceId = group.Key.ServiceId,
            Priority = (int)group.Key.Priority,
            Population = group.Count(),
            Always = group.Count(item => drawn.GetValueOrDefault(item.Id) == DrawnBecause.Always),
            Drawn = group.Count(item => drawn.ContainsKey(item.Id)),
        });

    private static IEnumerable<AuditableItem> Of(RunView run, Policy policy)
    {
        var records = run.People.ToDictionary(record => record.Person.PersonId, StringComparer.Ordinal);
        return run.Items.Where(item => item.Counted).Select(item => new AuditableItem(
            $"{item.PersonId}/{item.ItemId}", item.PersonId, run.ServiceId, item.Priority, [.. ClassesOf(item, records[item.PersonId], policy).Order(StringComparer.Ordinal)]));
    }

    private static IEnumerable<string> ClassesOf(ItemStatus item, PersonRecord record, Policy policy)
    {
        if (item.Category == Category.Cd)
            yield return AuditClasses.ControlledDrug;
        if (item.Rows.Any(row => record.Entries.GetValueOrDefault(row.EntryId)?.OverrideId.Length > 0) || record.Entries.GetValueOrDefault(item.PaperEntryId)?.OverrideId.Length > 0)
            yield return AuditClasses.Overridden;
        var dose = record.Expected.GetValueOrDefault(item.ItemId) as ExpectedDose;
        if (dose?.TimeCritical == true)
            yield return AuditClasses.TimeCritical;
        var medicines = MedicinesOf(item, dose, record).ToList();
        if (medicines.Exists(medicine => Priorities.IsHighRisk(medicine, policy)))
            yield return AuditClasses.HighRisk;
        if (item.Category is Category.Prn or Category.Cd && IsAsNeeded(item, record) && medicines.Exists(medicine => policy.PsychotropicMedicines.Any(word => medicine.Contains(word, StringComparison.OrdinalIgnoreCase))))
            yield return AuditClasses.PsychotropicPrn;
    }

    private static bool IsAsNeeded(ItemStatus item, PersonRecord record) => item.Category == Category.Prn
        || item.Rows.Select(row => row.Content).OfType<DoseGiven>().Any(given => Plans(given.MedicineId, record).Any(plan => plan.Prn));

    // What was given as needed has no expected dose of its own: its name stands with the limits of the medicine, or nowhere but in its id.
    private static IEnumerable<string> MedicinesOf(ItemStatus item, ExpectedDose? dose, PersonRecord record)
    {
        foreach (var plan in item.Rows.Select(row => row.Content).OfType<DoseGiven>().SelectMany(given => Plans(given.MedicineId, record)).Concat(dose is null ? [] : [dose]))
        {
            yield return plan.Medicine;
            yield return plan.Ingredient;
        }

        foreach (var given in item.Rows.Select(row => row.Content).OfType<DoseGiven>())
            yield return given.MedicineId;
    }

    private static IEnumerable<ExpectedDose> Plans(string medicineId, PersonRecord record) => record.Expected.Values.OfType<ExpectedDose>().Where(plan => plan.MedicineId == medicineId);
}
