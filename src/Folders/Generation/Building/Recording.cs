using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>Where something was recorded: on paper during the outage, in the system before and after, and now and then on a tablet that still worked.</summary>
internal static class Recording
{
    public static void Place(ServiceDraft service, EntryDraft entry)
    {
        var inside = entry.At >= 0 && entry.At <= service.Calendar.Length;
        var tablet = service.HasTablet && !entry.Person.IsReserved && service.Chance.InHundred(6);
        if (inside && !tablet)
            OnPaper(service, entry);
        else
            Native(service, entry);
    }

    public static void OnPaper(ServiceDraft service, EntryDraft entry)
    {
        entry.Source = Source.Paper;
        entry.At -= Mod(entry.At, OutageCalendar.Minute);
        entry.WrittenAt = entry is VisitDraft ? null : entry.At + (service.Chance.Between(1, 7) * OutageCalendar.Minute);
    }

    public static void Native(ServiceDraft service, EntryDraft entry)
    {
        entry.Source = Source.Digital;
        entry.Precision = Precision.Exact;
        entry.EnteredAt = (entry is VisitDraft visit ? visit.Out : entry.At) + service.Chance.Between(20, 400);
    }

    private static int Mod(int a, int b) => ((a % b) + b) % b;
}
