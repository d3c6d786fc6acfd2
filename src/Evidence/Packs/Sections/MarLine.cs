using Reinstate.Grains.Organisations;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>A line of a medicines chart: what was due, what was recorded, or both.</summary>
internal sealed record MarLine(LoggedEntry Logged, ExpectedDose? Expected, DoseGiven? Dose, string? Meaning, string? OmissionReason)
{
    public bool IsPrn => Expected is { Prn: true } || Logged.Item?.Category is Category.Prn;

    public bool IsControlled => Expected is { CdSchedule.Length: > 0 } || Logged.Item?.Category is Category.Cd;

    public string? Medicine => Expected is null ? Dose?.MedicineId
        : string.Join(", ", ((string[])[Expected.Medicine.Length > 0 ? Expected.Medicine : Expected.MedicineId, Expected.Strength, Expected.Form, Expected.Route]).Where(part => part.Length > 0));

    /// <summary>Null for what is no line of a chart.</summary>
    public static MarLine? Of(PackFacts facts, LoggedEntry logged)
    {
        var dose = logged.Entry?.Content as DoseGiven;
        if (dose is null && logged.Item?.Category.IsMedicine() != true)
            return null;
        var expected = (logged.Item is { } item ? logged.Record.Expected.GetValueOrDefault(item.ItemId) as ExpectedDose : null)
            ?? logged.Record.Expected.Values.OfType<ExpectedDose>().OrderByDescending(planned => planned.Prn).FirstOrDefault(planned => planned.MedicineId == dose?.MedicineId);
        var meaning = dose is null ? null : facts.Organisation.CodeMap().Read(dose.ChartFamily, dose.Code);
        return new MarLine(logged, expected, dose, dose is null ? null : meaning?.Name() ?? "not in the key", Omission(logged, dose, meaning));
    }

    private static string? Omission(LoggedEntry logged, DoseGiven? dose, Meaning? meaning)
    {
        if (dose is not null && meaning is { } said && said.WasTaken())
            return null;
        var exception = logged.Item is { } item ? logged.Record.Exceptions.GetValueOrDefault(item.ItemId) : null;
        string[] stated =
        [
            meaning is { } known ? known.Name() : "",
            dose?.Note ?? "",
            exception is null ? "" : $"{exception.Kind.Name()}: {exception.Reason} ({exception.By})",
            exception is null && dose is null && logged.Item is { Excepted: true } planned ? planned.Explanation : "",
        ];
        var reason = string.Join("; ", stated.Where(part => part.Length > 0));
        return reason.Length > 0 ? reason : "not stated";
    }
}
