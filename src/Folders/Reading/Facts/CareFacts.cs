using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Facts;

/// <summary>contacts.csv.</summary>
internal sealed class ContactFacts(Header header, Register register) : RowFacts
{
    private readonly Column contact = header["contact_id"], person = header["person_id"], occurred = header["occurred_at"], party = header["party"],
        summary = header["summary"], recordedIn = header["recorded_in"];

    public override object Read(Row row)
    {
        row.RequiredId(party);
        return new Contact(row.Required(contact), row.KnownPerson(person, register), row.RequiredTime(occurred),
            row.OneOf(party, "family", "gp", "pharmacist", "111", "commissioner", "safeguarding", "other"), row.Required(summary))
        {
            RecordedIn = row.OneOf(recordedIn, "paper", "digital"),
        };
    }

    public override void Add(PersonRows person, object fact) => person.Contacts.Add((Contact)fact);
}

/// <summary>stock.csv.</summary>
internal sealed class StockFacts(Header header, Register register) : RowFacts
{
    private readonly Column person = header["person_id"], medicine = header["medicine_id"], counted = header["counted_at"], count = header["count"],
        counter = header["counter"], witness = header["witness"];

    public override object Read(Row row)
    {
        row.RequiredId(count);
        return new StockCount(row.KnownPerson(person, register), row.RequiredId(medicine), row.RequiredTime(counted), row.Number(count) ?? 0)
        {
            Counter = row.Id(counter),
            Witness = row.Id(witness),
        };
    }

    public override void Add(PersonRows person, object fact) => person.Stock.Add((StockCount)fact);
}
