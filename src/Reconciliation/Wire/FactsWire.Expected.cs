using Reinstate.Reconciliation.Model;
using static Reinstate.Reconciliation.Wire.WireValues;
using W = Reinstate.Facts.V1;

namespace Reinstate.Reconciliation.Wire;

public static partial class FactsWire
{
    public static ExpectedItem FromWire(W.ExpectedItem message, string personId)
    {
        var itemId = Text(message.ItemId, "item_id");
        return message.KindCase switch
        {
            W.ExpectedItem.KindOneofCase.Dose => Dose(message.Dose, itemId, personId),
            W.ExpectedItem.KindOneofCase.Record => Record(message.Record, itemId, personId),
            W.ExpectedItem.KindOneofCase.Visit => Visit(message.Visit, itemId, personId),
            _ => throw new InvalidFactException("kind is missing."),
        };
    }

    public static W.ExpectedItem ToWire(ExpectedItem item) => item switch
    {
        ExpectedDose dose => new() { ItemId = item.ItemId, Dose = ToWire(dose) },
        ExpectedRecord record => new() { ItemId = item.ItemId, Record = ToWire(record) },
        ExpectedVisit visit => new() { ItemId = item.ItemId, Visit = ToWire(visit) },
        _ => throw new InvalidFactException("An expected item of an unknown kind."),
    };

    private static ExpectedDose Dose(W.ExpectedDose m, string itemId, string personId)
    {
        var dueAt = m.Prn ? Optional(m.DueAt, "due_at") : Required(m.DueAt, "due_at");
        return new(itemId, personId, Text(m.MedicineId, "medicine_id"), m.Medicine, dueAt)
        {
            Form = m.Form,
            Route = m.Route,
            Strength = m.Strength,
            Dose = m.Dose,
            WindowMinutes = m.HasWindowMinutes ? m.WindowMinutes : null,
            TimeCritical = m.TimeCritical,
            Prn = m.Prn,
            PrnMinIntervalMinutes = m.HasPrnMinIntervalMinutes ? m.PrnMinIntervalMinutes : null,
            PrnMax24h = m.HasPrnMax24H ? m.PrnMax24H : null,
            Ingredient = m.Ingredient,
            IngredientMg = OptionalNumber(m.HasIngredientMg, m.IngredientMg, "ingredient_mg"),
            CdSchedule = m.CdSchedule,
            VariableDose = m.VariableDose,
            Start = Optional(m.Start, "start"),
            Stop = Optional(m.Stop, "stop"),
            RxVersion = m.RxVersion,
            PrintedRxVersion = m.PrintedRxVersion,
        };
    }

    private static W.ExpectedDose ToWire(ExpectedDose dose)
    {
        var m = new W.ExpectedDose
        {
            MedicineId = dose.MedicineId,
            Medicine = dose.Medicine,
            Form = dose.Form,
            Route = dose.Route,
            Strength = dose.Strength,
            Dose = dose.Dose,
            DueAt = WireValues.ToWire(dose.DueAt),
            TimeCritical = dose.TimeCritical,
            Prn = dose.Prn,
            Ingredient = dose.Ingredient,
            CdSchedule = dose.CdSchedule,
            VariableDose = dose.VariableDose,
            Start = WireValues.ToWire(dose.Start),
            Stop = WireValues.ToWire(dose.Stop),
            RxVersion = dose.RxVersion,
            PrintedRxVersion = dose.PrintedRxVersion,
        };
        if (dose.WindowMinutes is { } window)
            m.WindowMinutes = window;
        if (dose.PrnMinIntervalMinutes is { } interval)
            m.PrnMinIntervalMinutes = interval;
        if (dose.PrnMax24h is { } max)
            m.PrnMax24H = max;
        if (dose.IngredientMg is { } mg)
            m.IngredientMg = (double)mg;
        return m;
    }

    private static ExpectedRecord Record(W.ExpectedRecord m, string itemId, string personId) =>
        new(itemId, personId, RecordCategory(m.Category, "category"), Required(m.DueFrom, "due_from"), Required(m.DueTo, "due_to"))
        {
            MaxIntervalMinutes = m.HasMaxIntervalMinutes ? m.MaxIntervalMinutes : null,
            Priority = WireValues.Priority(m.Priority, "priority"),
        };

    private static W.ExpectedRecord ToWire(ExpectedRecord record)
    {
        var m = new W.ExpectedRecord
        {
            Category = record.Category.Name(),
            DueFrom = WireValues.ToWire(record.DueFrom),
            DueTo = WireValues.ToWire(record.DueTo),
            Priority = WireValues.ToWire(record.Priority),
        };
        if (record.MaxIntervalMinutes is { } interval)
            m.MaxIntervalMinutes = interval;
        return m;
    }

    private static ExpectedVisit Visit(W.ExpectedVisit m, string itemId, string personId) =>
        new(itemId, personId, Text(m.VisitId, "visit_id"), Required(m.Start, "start"), Required(m.End, "end"))
        {
            WorkersRequired = m.WorkersRequired,
            StaffIds = [.. m.StaffIds],
            TimeCritical = m.TimeCritical,
            Priority = WireValues.Priority(m.Priority, "priority"),
            Tasks = m.Tasks,
        };

    private static W.ExpectedVisit ToWire(ExpectedVisit visit) => new()
    {
        VisitId = visit.VisitId,
        Start = WireValues.ToWire(visit.Start),
        End = WireValues.ToWire(visit.End),
        WorkersRequired = visit.WorkersRequired,
        StaffIds = { visit.StaffIds },
        TimeCritical = visit.TimeCritical,
        Priority = WireValues.ToWire(visit.Priority),
        Tasks = visit.Tasks,
    };
}
