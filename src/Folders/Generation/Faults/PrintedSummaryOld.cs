using System.Globalization;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 44: a printed summary that is older than the authorised one.</summary>
internal sealed class PrintedSummaryOld() : Planter(44, Ground.Either)
{
    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        site.Person.PrintedVersion = (site.Person.SummaryVersion - 1).ToString(CultureInfo.InvariantCulture);
        site.Person.PrintedAt = site.Person.SummaryAuthorisedAt - OutageCalendar.Day;
        return [Truth(site, site.Person, [], "the printed version was set one back")];
    }
}
