using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Writing;

/// <summary>The six files of entries. Paper rows name staff by initials, digital rows by staff id.</summary>
internal sealed class EntryFiles(Func<string, string, CsvFile> open)
{
    private const string DoseColumns =
        "entry_id person_id medicine_id due_at occurred_at dose_given code chart_family initials witness note prn_rationale prn_outcome sheet_serial line late_entry transcribed_by written_at entered_at checked_by checked_at wasted stock_before stock_after";

    private const string RecordColumns =
        "entry_id person_id category occurred_at precision author text value unit sheet_serial line late_entry transcribed_by written_at entered_at checked_by checked_at";

    private const string VisitColumns =
        "entry_id visit_id person_id staff_ids actual_in actual_out source late_reason family_informed_at welfare_confirmed_at entered_at transcribed_by checked_by checked_at sheet_serial line";

    private readonly CsvFile paperDoses = open("paper_doses", DoseColumns);
    private readonly CsvFile digitalDoses = open("digital_doses", DoseColumns);
    private readonly CsvFile paperRecords = open("paper_records", RecordColumns);
    private readonly CsvFile digitalRecords = open("digital_records", RecordColumns);
    private readonly CsvFile paperVisits = open("paper_visits", VisitColumns);
    private readonly CsvFile digitalVisits = open("digital_visits", VisitColumns);

    public void Write(PersonDraft person)
    {
        foreach (var dose in person.Doses.OrderBy(d => d.At).SelectMany(d => d.Both).Cast<DoseDraft>())
            Dose(dose.IsPaper ? paperDoses : digitalDoses, dose);
        foreach (var record in person.Records.OrderBy(r => r.At).SelectMany(r => r.Both).Cast<RecordDraft>())
            Record(record.IsPaper ? paperRecords : digitalRecords, record);
        foreach (var visit in person.Visits.OrderBy(v => v.At).SelectMany(v => v.Both).Cast<VisitDraft>())
            Visit(visit.IsPaper ? paperVisits : digitalVisits, visit);
    }

    private static void Dose(CsvFile file, DoseDraft d)
    {
        var service = d.Person.Service;
        var family = d.CodeText is null && !d.IsPaper && (d.TranscribedBy is null || service.CopiesInWords) ? ChartKeys.System : service.ChartFamily;
        file.Text(d.EntryId).Text(d.Person.PersonId).Text(d.Medicine.Product.Id).Time(d.DueAt);
        At(file, d).Number(d.Given).Text(d.CodeText ?? ChartKeys.Code(family, d.Meaning)).Text(family).Text(Name(d, d.Author)).Text(Name(d, d.Witness)).Text(d.Note).Text(d.Rationale)
            .Text(d.Effect);
        Paper(file, d).Number(d.Wasted).Number(d.StockBefore).Number(d.StockAfter).End();
    }

    private static void Record(CsvFile file, RecordDraft r)
    {
        file.Text(r.EntryId).Text(r.Person.PersonId).Text(r.Category.Name());
        At(file, r).Text(r.Precision.Name()).Text(Name(r, r.Author)).Text(r.Text).Text(r.Value).Text(r.Unit);
        Paper(file, r).End();
    }

    private static CsvFile Paper(CsvFile file, EntryDraft e) =>
        file.Text(e.Sheet?.Serial ?? "").Number(e.Sheet is null ? null : (int?)e.Line).YesNo(e.Late).Text(Name(e, e.TranscribedBy)).Time(e.WrittenAt).Time(e.EnteredAt)
            .Text(Name(e, e.CheckedBy)).Time(e.CheckedAt);

    private static void Visit(CsvFile file, VisitDraft v)
    {
        file.Text(v.EntryId).Text(v.Plan.VisitId).Text(v.Person.PersonId).Text(string.Join(';', v.Staff.Select(s => Name(v, s))));
        At(file, v).Time(v.Out).Text(v.IsPaper || v.TranscribedBy is not null ? "manual" : "ecm").Text(v.LateReason).Time(v.FamilyInformedAt).Time(v.WelfareConfirmedAt).Time(v.EnteredAt)
            .Text(Name(v, v.TranscribedBy)).Text(Name(v, v.CheckedBy)).Time(v.CheckedAt).Text(v.Sheet?.Serial ?? "").Number(v.Sheet is null ? null : (int?)v.Line).End();
    }

    private static CsvFile At(CsvFile file, EntryDraft e) => e.AtText is { } text ? file.Text(text) : file.Time(e.At);

    private static string Name(EntryDraft entry, StaffDraft? member) => member is null ? "" : entry.IsPaper ? member.Initials : member.StaffId;
}
