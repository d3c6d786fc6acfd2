using System.Collections.Immutable;
using Reinstate.Grains.People;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Grains.Boards;

/// <summary>One person in one incident: the ledger that follows the record, and what it says now. Cost of a change: see <see cref="PersonLedger"/>.</summary>
internal sealed class PersonBoard
{
    private (PersonRecord Record, PersonFacts Facts)? known;
    private ImmutableArray<Finding> wider = [];
    private PersonLedger? ledger;
    private bool isStale;

    public PersonStanding? Standing { get; private set; }

    public RecoveryContext? Context => ledger?.Context;

    /// <summary>Until when the clock changes nothing here.</summary>
    public JudgedAsOf Judged { get; private set; }

    /// <summary>False when everything is as it was. wider: what rules beyond the person found that must be decided before the item it names can be complete.</summary>
    public bool Follow(PersonRecord record, ImmutableArray<Contact> contacts, JudgedAsOf judged, RecoveryContext context, ImmutableArray<Finding> wider)
    {
        Judged = judged;
        var sameContext = ReferenceEquals(ledger?.Context, context);
        if (sameContext && known is { } before && ReferenceEquals(before.Record, record) && before.Facts.Contacts == contacts && Findings.Same(this.wider, wider))
            return false;
        if (!sameContext)
            ledger = new(context);
        known = (record, PersonEvaluation.Facts(record, contacts, known));
        this.wider = wider;
        ledger!.Update(known.Value.Facts, wider);
        isStale = true;
        return true;
    }

    public IEnumerable<WorkTrace> Work() => ledger!.Work();

    /// <summary>The standing before and now; the same object when nothing changed since this was asked last.</summary>
    public (PersonStanding? Before, PersonStanding Now) Stand()
    {
        var before = Standing;
        if (isStale || before is null)
            Standing = PersonStanding.Of(known!.Value.Record, ledger!.Context, ledger.Result());
        isStale = false;
        return (before, Standing!);
    }
}
