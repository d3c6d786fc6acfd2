using Reinstate.Reconciliation.Model;
using static Reinstate.Reconciliation.Wire.WireValues;
using W = Reinstate.Facts.V1;

namespace Reinstate.Reconciliation.Wire;

public static partial class FactsWire
{
    public static Sheet FromWire(W.Sheet m, string serviceId) => new(Text(m.Serial, "serial"), serviceId, Required(m.IssuedAt, "issued_at"))
    {
        PersonId = m.PersonId,
        Kind = m.Kind,
        Pages = m.Pages,
        IssuedTo = m.IssuedTo,
        ReturnedAt = Optional(m.ReturnedAt, "returned_at"),
        PagesReturned = m.HasPagesReturned ? m.PagesReturned : null,
        ScanSha256 = m.ScanSha256,
    };

    public static W.Sheet ToWire(Sheet sheet)
    {
        var m = new W.Sheet
        {
            Serial = sheet.Serial,
            PersonId = sheet.PersonId,
            Kind = sheet.Kind,
            Pages = sheet.Pages,
            IssuedAt = WireValues.ToWire(sheet.IssuedAt),
            IssuedTo = sheet.IssuedTo,
            ReturnedAt = WireValues.ToWire(sheet.ReturnedAt),
            ScanSha256 = sheet.ScanSha256,
        };
        if (sheet.PagesReturned is { } pages)
            m.PagesReturned = pages;
        return m;
    }

    public static Contact FromWire(W.Contact m) =>
        new(Text(m.ContactId, "contact_id"), m.PersonId, Required(m.OccurredAt, "occurred_at"), m.Party, m.Summary) { RecordedIn = m.RecordedIn };

    public static W.Contact ToWire(Contact contact) => new()
    {
        ContactId = contact.ContactId,
        PersonId = contact.PersonId,
        OccurredAt = WireValues.ToWire(contact.OccurredAt),
        Party = contact.Party,
        Summary = contact.Summary,
        RecordedIn = contact.RecordedIn,
    };

    public static RotaChange FromWire(W.RotaChange m) => new(Text(m.ChangeId, "change_id"), m.VisitId, Required(m.ChangedAt, "changed_at"))
    {
        ChangedBy = m.ChangedBy,
        FromStaff = m.FromStaff,
        ToStaff = m.ToStaff,
        Reason = m.Reason,
        DecidedOnCall = m.DecidedOnCall,
    };

    public static W.RotaChange ToWire(RotaChange change) => new()
    {
        ChangeId = change.ChangeId,
        VisitId = change.VisitId,
        ChangedAt = WireValues.ToWire(change.ChangedAt),
        ChangedBy = change.ChangedBy,
        FromStaff = change.FromStaff,
        ToStaff = change.ToStaff,
        Reason = change.Reason,
        DecidedOnCall = change.DecidedOnCall,
    };

    public static OnCallDecision FromWire(W.OnCallDecision m) =>
        new(Text(m.DecisionId, "decision_id"), m.ServiceId, Required(m.DecidedAt, "decided_at"), m.DecidedBy, m.Decision)
        {
            PersonId = m.PersonId,
            VisitId = m.VisitId,
        };

    public static W.OnCallDecision ToWire(OnCallDecision decision) => new()
    {
        DecisionId = decision.DecisionId,
        ServiceId = decision.ServiceId,
        DecidedAt = WireValues.ToWire(decision.DecidedAt),
        DecidedBy = decision.DecidedBy,
        Decision = decision.Decision,
        PersonId = decision.PersonId,
        VisitId = decision.VisitId,
    };

    public static StockCount FromWire(W.StockCount m) =>
        new(m.PersonId, Text(m.MedicineId, "medicine_id"), Required(m.CountedAt, "counted_at"), Number(m.Count, "count"))
        {
            Counter = m.Counter,
            Witness = m.Witness,
        };

    public static W.StockCount ToWire(StockCount count) => new()
    {
        PersonId = count.PersonId,
        MedicineId = count.MedicineId,
        CountedAt = WireValues.ToWire(count.CountedAt),
        Count = (double)count.Count,
        Counter = count.Counter,
        Witness = count.Witness,
    };
}
