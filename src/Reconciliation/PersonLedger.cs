using Reinstate.Reconciliation.Matching;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;
using Reinstate.Reconciliation.Status;

namespace Reinstate.Reconciliation;

/// <summary>
/// One person's record as it grows: what a new row changes is worked out, the rest stays. A batch is a ledger that is filled at once, so
/// both give the same findings by construction: <see cref="Update"/> with facts F answers like a new ledger updated with F, whatever
/// came before.
/// Dependencies run one way: rows → clusters → items → findings of the item and of its groups → status. Each step is repeated only for
/// what the step before changed. Not safe for concurrent use.
/// </summary>
public sealed class PersonLedger(RecoveryContext context)
{
    private PersonFacts? known;
    private Strands? strands;
    private ItemBook? book;

    public RecoveryContext Context => context;

    /// <summary>Items whose status the last change touched, in ordinal order of their ids; those that are no more are left out.</summary>
    public IReadOnlyList<ItemStatus> Changed => book?.Changed ?? [];

    /// <summary>
    /// The person's facts as they are now. Cost: what differs from the former facts, and a look at each row to find it; another person or
    /// another plan begins anew.
    /// wider: findings of rules beyond one person that name items of this person.
    /// </summary>
    public void Update(PersonFacts facts, IReadOnlyList<Finding>? wider = null)
    {
        if (known is null || strands is null || book is null || facts.Person != known.Person || !SamePlan(facts, known))
        {
            strands = new(context, facts.Expected);
            book = new(new PersonCase(context, facts));
            known = null;
        }

        strands.Set(facts.Entries, Exceptions.Voids(facts.Exceptions));
        var (gone, come) = strands.Settle();
        book.Change(gone, come, facts, known, wider ?? []);
        known = facts;
    }

    /// <summary>One row that came, or came in a new version. Cost: what it changes.</summary>
    public void Put(Entry entry)
    {
        Strands.Put(entry);
        var (gone, come) = Strands.Settle();
        Book.Change(gone, come);
    }

    /// <summary>One row that is no more; unknown ids are ignored. Cost: what it changes.</summary>
    public void Take(string entryId)
    {
        Strands.Take(entryId);
        var (gone, come) = Strands.Settle();
        Book.Change(gone, come);
    }

    /// <summary>Where every item stands, and what was found. Cost: linear in the items.</summary>
    public PersonResult Result() => Book.Result();

    /// <summary>What <see cref="WorkLedger"/> needs of this person: the rows of all items that count.</summary>
    public IEnumerable<WorkTrace> Work() => Book.Work();

    private Strands Strands => strands ?? throw new InvalidOperationException("The ledger has no person yet.");

    private ItemBook Book => book ?? throw new InvalidOperationException("The ledger has no person yet.");

    private static bool SamePlan(PersonFacts one, PersonFacts other)
    {
        if (one.Expected == other.Expected)
            return true;
        if (one.Expected.Length != other.Expected.Length)
            return false;
        for (var i = 0; i < one.Expected.Length; i++)
        {
            if (!ReferenceEquals(one.Expected[i], other.Expected[i]) && one.Expected[i] != other.Expected[i])
                return false;
        }

        return true;
    }
}
