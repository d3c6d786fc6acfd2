using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Facts;

/// <summary>expected_doses.csv. A row with prn = y carries limits and is no item (reading 2).</summary>
internal sealed class ExpectedDoseFacts(Header header, Register register) : RowFacts
{
    private readonly Column person = header["person_id"], medicineId = header["medicine_id"], medicine = header["medicine"], form = header["form"],
        route = header["route"], strength = header["strength"], dose = header["dose"], dueAt = header["due_at"], window = header["window_minutes"],
        timeCritical = header["time_critical"], prn = header["prn"], interval = header["prn_min_interval_minutes"], most = header["prn_max_24h"],
        ingredient = header["ingredient"], ingredientMg = header["ingredient_mg"], cdSchedule = header["cd_schedule"],
        variable = header["variable_dose"], start = header["start"], stop = header["stop"], version = header["rx_version"], printed = header["printed_rx_version"];

    public override object Read(Row row)
    {
        var (personId, medicineOf, whenNeeded) = (row.KnownPerson(person, register), row.RequiredId(medicineId), row.YesNo(prn));
        var name = row.RequiredId(medicine);
        DateTimeOffset? due = whenNeeded ? null : row.RequiredTime(dueAt);
        var item = due is { } at ? string.Concat(["dose:", personId, ":", medicineOf, ":", row.Iso(at)]) : ItemIds.OfPrn(personId, medicineOf);
        return new ExpectedDose(item, personId, medicineOf, name, due)
        {
            Form = row.Id(form),
            Route = row.Id(route),
            Strength = row.Id(strength),
            Dose = row.Id(dose),
            WindowMinutes = row.Whole(window),
            TimeCritical = row.YesNo(timeCritical),
            Prn = whenNeeded,
            PrnMinIntervalMinutes = row.Whole(interval),
            PrnMax24h = row.Whole(most),
            Ingredient = row.Id(ingredient),
            IngredientMg = row.Number(ingredientMg),
            CdSchedule = row.Id(cdSchedule),
            VariableDose = row.YesNo(variable),
            Start = row.Bound(start, isEnd: false),
            Stop = row.Bound(stop, isEnd: true),
            RxVersion = row.Id(version),
            PrintedRxVersion = row.Id(printed),
        };
    }

    public override void Add(PersonRows person, object fact) => person.Expected.Add((ExpectedDose)fact);

    public override string ItemOf(object fact) => ((ExpectedDose)fact).ItemId;
}

/// <summary>expected_records.csv.</summary>
internal sealed class ExpectedRecordFacts(Header header, Register register) : RowFacts
{
    private readonly Column person = header["person_id"], category = header["category"], dueFrom = header["due_from"], dueTo = header["due_to"],
        interval = header["max_interval_minutes"], priority = header["priority"];

    public override object Read(Row row)
    {
        var (personId, about) = (row.KnownPerson(person, register), row.RecordCategory(category));
        var (from, to) = (row.RequiredTime(dueFrom), row.RequiredTime(dueTo));
        if (to < from)
            row.Reject(dueTo, "is before due_from");
        return new ExpectedRecord(string.Concat(["record:", personId, ":", about.Name(), ":", row.Iso(from)]), personId, about, from, to)
        {
            MaxIntervalMinutes = row.Whole(interval, least: 1),
            Priority = row.Priority(priority),
        };
    }

    public override void Add(PersonRows person, object fact) => person.Expected.Add((ExpectedRecord)fact);

    public override string ItemOf(object fact) => ((ExpectedRecord)fact).ItemId;
}

/// <summary>expected_visits.csv.</summary>
internal sealed class ExpectedVisitFacts(Header header, Register register) : RowFacts
{
    private readonly Column visit = header["visit_id"], person = header["person_id"], start = header["start"], end = header["end"],
        workers = header["workers_required"], staff = header["staff_ids"], timeCritical = header["time_critical"], priority = header["priority"], tasks = header["tasks"];

    public override object Read(Row row)
    {
        var (visitId, personId) = (row.Required(visit), row.KnownPerson(person, register));
        var (from, to) = (row.RequiredTime(start), row.RequiredTime(end));
        if (to < from)
            row.Reject(end, "is before start");
        return new ExpectedVisit(ItemIds.OfVisit(visitId), personId, visitId, from, to)
        {
            WorkersRequired = row.Whole(workers, least: 1) ?? 1,
            StaffIds = row.List(staff),
            TimeCritical = row.YesNo(timeCritical),
            Priority = row.Priority(priority),
            Tasks = row.Id(tasks),
        };
    }

    public override void Add(PersonRows person, object fact) => person.Expected.Add((ExpectedVisit)fact);
}
