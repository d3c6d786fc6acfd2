using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation.Rules.Medicines;

/// <summary>
/// Rule 23: a medicine that the person's allergies forbid, once for each medicine. Where it was taken somebody must decide; where it is
/// only planned, or was not taken, it is told. A medicine given when needed is named although nobody gave it: the next round may.
/// </summary>
internal sealed class AllergyConflictOfMedicine : IGroupRule
{
    public RuleInfo Info { get; } = new(23, "Allergy conflict", Severity.Critical)
    {
        Needs = [[FactKind.ExpectedDoses, FactKind.PaperDoses, FactKind.DigitalDoses]],
        Codes = ["allergy_conflict"],
        Policy = ["allergy_classes"],
    };

    public string? GroupOf(MatchedItem item, PersonCase person) =>
        !Allergies.Of(person).IsEmpty && item.MedicineId is { } medicine && Conflict(medicine, person) is not null ? medicine : null;

    public IEnumerable<string> CalledFor(PersonCase person) => Allergies.Of(person).IsEmpty ? []
        : person.Expected.OfType<ExpectedDose>().Where(d => d.Prn).Select(d => d.MedicineId).Distinct(StringComparer.Ordinal).Where(m => Conflict(m, person) is not null);

    public void Find(List<MatchedItem> items, PersonCase person, List<Finding> found)
    {
        var medicine = items[0].MedicineId!;
        var taken = items.FindAll(i => i is { Counts: true, WasTaken: true });
        if ((taken.Count > 0 ? taken[0] : items.Find(i => i.Counts)) is not { } item)
        {
            FindEmpty(medicine, person, found);
            return;
        }

        var rows = taken.SelectMany(i => i.Taken).ToArray();
        found.Add(person.Finding(Info, "allergy_conflict", item, rows,
            $"{person.MedicineName(medicine)} {(rows.Length > 0 ? $"was taken ({Say.Rows(rows)})" : "is planned")} and {Why(medicine, person)}.", queries: rows.Length > 0));
    }

    public void FindEmpty(string name, PersonCase person, List<Finding> found)
    {
        if (person.Plan(name).FirstOrDefault(d => d.Prn && IsCurrent(d, person.Context)) is { } planned)
            found.Add(person.Finding(Info, "allergy_conflict", null, [], $"{person.MedicineName(name)} may be given when needed and {Why(name, person)}.", queries: false) with { ItemId = planned.ItemId });
    }

    private static bool IsCurrent(ExpectedDose dose, RecoveryContext context) => !(dose.Stop <= context.ContingencyFrom) && !(dose.Start > context.RestoredAt);

    private static AllergyConflict? Conflict(string medicine, PersonCase person) => Allergies.Of(person).With(medicine, person.Plan(medicine));

    private static string Why(string medicine, PersonCase person) => Conflict(medicine, person) is { Member: { Length: > 0 } member } byClass
        ? $"the allergies on record say '{byClass.Stated}', to which {member} belongs" : $"the allergies on record say '{Conflict(medicine, person)!.Stated}'";
}
