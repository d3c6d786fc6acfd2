using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 38: five calls by one transcriber with the same minute in and out.</summary>
internal sealed class TimesInBulk() : Planter(38, Ground.Homecare)
{
    public override int PeopleFor(int face) => 5;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var pattern = Need(site, Pick.Visits(site), "call on paper");
        var visits = site.People.Select(p => Need(site, Pick.Visits(site with { People = [p] }).Where(v => Math.Abs(v.At - pattern.At) < 20 * OutageCalendar.Minute), "call at the same time")).ToArray();
        // Times of no other call, which would otherwise belong to the bulk.
        var (at, end) = (pattern.At, pattern.Out);
        while (site.Service.People.Except(site.People).Any(p => p.Visits.Exists(v => v.At == at && v.Out == end)))
            end += OutageCalendar.Minute;
        foreach (var visit in visits)
        {
            visit.EditBoth(v =>
            {
                (v.At, ((VisitDraft)v).Out) = (at, end);
                (v.TranscribedBy, v.CheckedBy) = (pattern.TranscribedBy, pattern.CheckedBy);
            });
            visit.Sheet!.NumberLines();
        }

        string[] about = [.. visits.SelectMany(v => v.Ids)];
        return site.People.Select(p => Truth(site, p, about, "five calls were given the same minute in and out"));
    }
}
