using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rows of the person that a fault may change without touching another rule.</summary>
internal static class Pick
{
    /// <summary>Every scheduled dose, paper or not.</summary>
    public static IEnumerable<DoseDraft> All(FaultSite site) => site.Person.Doses.Where(d => d.DueAt is not null);

    /// <summary>Scheduled doses on paper that were due in the outage, in a random order.</summary>
    public static IEnumerable<DoseDraft> Doses(FaultSite site) => Shuffled(site, All(site).Where(d => d.IsPaper && d.DueAt >= 0 && d.DueAt <= site.Calendar.Length));

    /// <summary>Of a medicine without a register, count, limit, ingredient or narrow window.</summary>
    public static IEnumerable<DoseDraft> Ordinary(FaultSite site) => Doses(site).Where(d => d.Medicine.Product == Formulary.Alginate && d.WasTaken);

    /// <summary>Notes on paper that no interval depends on.</summary>
    public static IEnumerable<RecordDraft> Notes(FaultSite site) => Shuffled(site, site.Person.Records.Where(r => r is { IsPaper: true, IsCheck: false, Unit: "", Late: false }));

    /// <summary>Calls on paper.</summary>
    public static IEnumerable<VisitDraft> Visits(FaultSite site) => site.Person.Visits.Where(v => v.IsPaper).OrderBy(v => v.At);

    /// <summary>The call and its note were made by somebody else.</summary>
    public static void Reassign(VisitDraft visit, StaffDraft worker)
    {
        visit.EditBoth(v =>
        {
            v.Author = worker;
            ((VisitDraft)v).Staff = [worker];
        });
        foreach (var note in visit.Person.Records.Where(r => r.Visit == visit))
            note.EditBoth(n => n.Author = worker);
    }

    /// <summary>The call and its note move by so many seconds.</summary>
    public static void Delay(VisitDraft visit, int seconds)
    {
        visit.EditBoth(v =>
        {
            v.At += seconds;
            ((VisitDraft)v).Out += seconds;
        });
        visit.Sheet!.NumberLines();
        foreach (var note in visit.Person.Records.Where(r => r.Visit == visit))
        {
            note.EditBoth(n => (n.At, n.WrittenAt) = (n.At + seconds, n.WrittenAt + seconds));
            note.Sheet?.NumberLines();
        }
    }

    private static T[] Shuffled<T>(FaultSite site, IEnumerable<T> rows)
        where T : EntryDraft
    {
        var list = rows.OrderBy(r => r.At).ToArray();
        site.Chance.Shuffle<T>(list);
        return list;
    }
}
