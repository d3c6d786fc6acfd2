using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Writing;

/// <summary>All files of a folder, open while services are written one after the other. Rows of one service stand together in every file.</summary>
internal sealed class FolderFiles : IDisposable
{
    private readonly SortedDictionary<string, CsvFile> files = new(StringComparer.Ordinal);
    private readonly string folder;
    private readonly OutageCalendar calendar;
    private readonly EntryFiles entries;
    private readonly ulong seed;

    public FolderFiles(string folder, OutageCalendar calendar, ulong seed)
    {
        (this.folder, this.calendar, this.seed) = (folder, calendar, seed);
        Open("services", "service_id name type cqc_location_id group commissioner");
        Open("people", "person_id service_id name dob nhs_number unit allergies gp leave_from leave_to risk_flags summary_version summary_authorised_at printed_summary_version printed_at");
        Open("staff", "staff_id name initials role services competencies");
        Open("shifts", "staff_id service_id start end");
        Open("expected_doses", "person_id medicine_id medicine form route strength dose due_at window_minutes time_critical prn prn_min_interval_minutes prn_max_24h ingredient ingredient_mg cd_schedule variable_dose start stop rx_version printed_rx_version");
        Open("expected_records", "person_id category due_from due_to max_interval_minutes priority");
        Open("expected_visits", "visit_id person_id start end workers_required staff_ids time_critical priority tasks");
        Open("sheets", "serial service_id person_id kind pages issued_at issued_to returned_at pages_returned scan_sha256");
        Open("rota_changes", "change_id visit_id changed_at changed_by from_staff to_staff reason decided_on_call");
        Open("oncall", "decision_id service_id decided_at decided_by decision person_id visit_id");
        Open("contacts", "contact_id person_id occurred_at party summary recorded_in");
        Open("stock", "person_id medicine_id counted_at count counter witness");
        Open("printed_pack", "person_id");
        entries = new(Open);
        var codes = Open("code_map", "chart_family code meaning");
        foreach (var (family, code, meaning) in ChartKeys.All)
            codes.Text(family).Text(code).Text(meaning.Name()).End();
    }

    public IEnumerable<(string Name, long Rows)> Rows => files.Select(f => (f.Key, f.Value.Rows));

    public void Write(ServiceDraft service)
    {
        files["services"].Text(service.ServiceId).Text(service.Name).Text(service.Type).Text(service.CqcLocationId).Text(service.Group).Text(service.Commissioner).End();
        Staff(service);
        foreach (var person in service.People)
        {
            Person(person);
            Expected(person);
            foreach (var c in person.Contacts.OrderBy(c => c.At))
                files["contacts"].Text(c.ContactId).Text(person.PersonId).Time(c.At).Text(c.Party).Text(c.Summary).Text(c.RecordedIn).End();
            foreach (var s in person.Stock.OrderBy(s => s.At))
                files["stock"].Text(person.PersonId).Text(s.Medicine.Product.Id).Time(s.At).Number(s.Count).Text(s.Counter.Initials).Text(s.Witness.Initials).End();
            entries.Write(person);
        }

        foreach (var stranger in service.PrintedStrangers)
            files["printed_pack"].Text(stranger).End();
        foreach (var s in service.Sheets)
        {
            files["sheets"].Text(s.Serial).Text(service.ServiceId).Text(s.Person?.PersonId ?? "").Text(s.Kind).Number(s.Pages).Time(s.IssuedAt).Text(s.IssuedTo.Initials)
                .Time(s.ReturnedAt).Number(s.PagesReturned).Text(s.Scan).End();
        }

        foreach (var c in service.RotaChanges.OrderBy(c => c.At))
            files["rota_changes"].Text(c.ChangeId).Text(c.VisitId).Time(c.At).Text(c.By.Initials).Text(c.From.StaffId).Text(c.To.StaffId).Text(c.Reason).YesNo(c.OnCall).End();
        foreach (var d in service.OnCall.OrderBy(d => d.At))
            files["oncall"].Text(d.DecisionId).Text(service.ServiceId).Time(d.At).Text(d.By.Initials).Text(d.Decision).Text(d.PersonId).Text(d.VisitId).End();
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
    }

    /// <summary>Files without rows are written as well: that nothing was found differs from that nothing was brought.</summary>
    private CsvFile Open(string name, string columns)
    {
        var style = CsvStyle.Draw(Chance.Of(seed, 3, files.Count), calendar.Steady);
        return files[name] = new(Path.Combine(folder, $"{name}.csv"), columns, style, calendar);
    }

    private void Staff(ServiceDraft service)
    {
        foreach (var member in service.Staff)
        {
            files["staff"].Text(member.StaffId).Text(member.Name).Text(member.Initials).Text(member.Role).Text(service.ServiceId).Text(member.Competencies).End();
            foreach (var (from, to) in member.Shifts)
                files["shifts"].Text(member.StaffId).Text(service.ServiceId).Time(from).Time(to).End();
        }
    }

    private void Person(PersonDraft p)
    {
        files["people"].Text(p.PersonId).Text(p.Service.ServiceId).Text(p.Name).Text(p.Dob).Text(p.NhsNumber).Text(p.Unit).Text(p.Allergies).Text(p.Gp).Time(p.LeaveFrom);
        if (p is { LeaveToIsDate: true, LeaveTo: { } to })
            files["people"].Text(calendar.Date(to - 1));
        else
            files["people"].Time(p.LeaveTo);
        files["people"].Text(p.RiskFlags).Number(p.SummaryVersion).Time(p.SummaryAuthorisedAt).Text(p.PrintedVersion).Time(p.PrintedAt).End();
        if (p.PrintedVersion.Length > 0)
            files["printed_pack"].Text(p.PersonId).End();
    }

    private void Expected(PersonDraft person)
    {
        foreach (var medicine in person.Medicines)
        {
            if (medicine.Product.WhenNeeded)
                Dose(person, medicine, null);
            foreach (var due in medicine.Due)
                Dose(person, medicine, due);
        }

        foreach (var r in person.Periods)
            files["expected_records"].Text(person.PersonId).Text(r.Category.Name()).Time(r.From).Time(r.To).Number(r.MaxIntervalMinutes).Text(r.Priority).End();
        foreach (var v in person.VisitPlans)
        {
            files["expected_visits"].Text(v.VisitId).Text(person.PersonId).Time(v.From).Time(v.To).Number(v.Workers).Text(string.Join(';', v.Staff.Select(s => s.StaffId)))
                .YesNo(v.TimeCritical).Text(v.Priority).Text(v.Tasks).End();
        }
    }

    private void Dose(PersonDraft person, MedicineDraft medicine, int? due)
    {
        var p = medicine.Product;
        files["expected_doses"].Text(person.PersonId).Text(p.Id).Text(p.Name).Text(p.Form).Text(p.Route).Text(p.Strength).Text(p.Dose).Time(due)
            .Number(p.WhenNeeded ? (int?)null : p.TimeCritical ? 30 : 60).YesNo(p.TimeCritical).YesNo(p.WhenNeeded).Number(p.MinIntervalMinutes).Number(p.Max24h).Text(p.Ingredient).Number(p.IngredientMg)
            .Text(p.Schedule).YesNo(p.Variable).Text(medicine.Start).Time(medicine.Stop).Number(medicine.RxVersion).Number(medicine.PrintedRxVersion).End();
    }
}
