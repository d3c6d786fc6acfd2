using Reinstate.Folders.Reading.Tables;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reading.Facts;

/// <summary>
/// Turns the rows of one table into facts; its columns are looked up once. For several threads. What a row says is used only if
/// <see cref="Row.Problem"/> is null after it was read, and then <see cref="Row.Person"/> is set.
/// </summary>
internal abstract class RowFacts
{
    public abstract object Read(Row row);

    public abstract void Add(PersonRows person, object fact);

    /// <summary>The item that a row is about, where a person can have each only once.</summary>
    public virtual string? ItemOf(object fact) => null;
}

/// <summary>The rows of one person, in the order of the files.</summary>
internal sealed class PersonRows
{
    public List<ExpectedItem> Expected { get; } = [];

    public List<Entry> Entries { get; } = [];

    public List<Contact> Contacts { get; } = [];

    public List<StockCount> Stock { get; } = [];

    public PersonFacts Take(Person person)
    {
        var facts = new PersonFacts(person)
        {
            Expected = [.. Expected],
            Entries = [.. Entries],
            Contacts = [.. Contacts],
            StockCounts = [.. Stock],
        };
        Expected.Clear();
        Entries.Clear();
        Contacts.Clear();
        Stock.Clear();
        return facts;
    }
}
