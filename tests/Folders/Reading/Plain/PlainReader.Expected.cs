using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.FoldersTests.Reading.Plain;

internal sealed partial class PlainReader
{
    private void ReadExpectedDoses() => Read(FileKind.ExpectedDoses, FactKind.ExpectedDoses, Dose, d => d.ItemId, d => people[d.PersonId].Expected.Add(d));

    private ExpectedDose Dose(PlainRow row)
    {
        var (person, medicine, prn) = (KnownPerson(row), row.RequiredId("medicine_id"), row.YesNo("prn"));
        var name = row.RequiredId("medicine");
        DateTimeOffset? due = prn ? null : row.RequiredTime("due_at");
        return new(due is { } at ? ItemIds.OfDose(person, medicine, at) : ItemIds.OfPrn(person, medicine), person, medicine, name, due)
        {
            Form = row.Id("form"),
            Route = row.Id("route"),
            Strength = row.Id("strength"),
            Dose = row.Id("dose"),
            WindowMinutes = row.Whole("window_minutes"),
            TimeCritical = row.YesNo("time_critical"),
            Prn = prn,
            PrnMinIntervalMinutes = row.Whole("prn_min_interval_minutes"),
            PrnMax24h = row.Whole("prn_max_24h"),
            Ingredient = row.Id("ingredient"),
            IngredientMg = row.Number("ingredient_mg"),
            CdSchedule = row.Id("cd_schedule"),
            VariableDose = row.YesNo("variable_dose"),
            Start = row.Bound("start", isEnd: false),
            Stop = row.Bound("stop", isEnd: true),
            RxVersion = row.Id("rx_version"),
            PrintedRxVersion = row.Id("printed_rx_version"),
        };

    }

    private void ReadExpectedRecords() => Read(FileKind.ExpectedRecords, FactKind.ExpectedRecords, Record, r => r.ItemId, r => people[r.PersonId].Expected.Add(r));

    private ExpectedRecord Record(PlainRow row)
    {
        var (person, category) = (KnownPerson(row), row.RecordCategory("category"));
        var (from, to) = (row.RequiredTime("due_from"), row.RequiredTime("due_to"));
        if (to < from)
            row.Reject("due_to", row.Text("due_to"), "is before due_from");
        return new(ItemIds.OfRecord(person, category, from), person, category, from, to)
        {
            MaxIntervalMinutes = row.Whole("max_interval_minutes", least: 1),
            Priority = row.Priority("priority"),
        };
    }

    private void ReadExpectedVisits() => Read(FileKind.ExpectedVisits, FactKind.ExpectedVisits, Visit, v => v.VisitId, v =>
    {
        visits[v.VisitId] = v;
        people[v.PersonId].Expected.Add(v);
    });

    private ExpectedVisit Visit(PlainRow row)
    {
        var (visit, person) = (row.RequiredId("visit_id"), KnownPerson(row));
        var (start, end) = (row.RequiredTime("start"), row.RequiredTime("end"));
        if (end < start)
            row.Reject("end", row.Text("end"), "is before start");
        return new(ItemIds.OfVisit(visit), person, visit, start, end)
        {
            WorkersRequired = row.Whole("workers_required", least: 1) ?? 1,
            StaffIds = row.List("staff_ids"),
            TimeCritical = row.YesNo("time_critical"),
            Priority = row.Priority("priority"),
            Tasks = row.Id("tasks"),
        };
    }
}
