using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Item ids as findings carry them, for what has no entry.</summary>
internal static class Ids
{
    public static string Dose(FaultSite site, DoseDraft dose) => $"dose:{dose.Person.PersonId}:{dose.Medicine.Product.Id}:{site.Calendar.Text(dose.DueAt!.Value, offset: true)}";

    public static string Record(FaultSite site, PersonDraft person, PeriodDraft period) => $"record:{person.PersonId}:{period.Category.Name()}:{site.Calendar.Text(period.From, offset: true)}";

    public static string Visit(VisitDraft visit) => $"visit:{visit.Plan.VisitId}";

    public static string Sheet(SheetDraft sheet) => $"sheet:{sheet.Serial}";
}
