namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 22: given after the medicine was stopped, or from a printed chart that is older than the prescription.</summary>
internal sealed class GivenAfterStop() : Planter(22, Ground.Home)
{
    public override int Faces => 2;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var dose = Need(site, Pick.Ordinary(site).OrderByDescending(d => d.DueAt), "ordinary dose on paper");
        var medicine = dose.Medicine;
        if (site.Face == 1)
        {
            medicine.PrintedRxVersion = medicine.RxVersion++;
            return [Truth(site, site.Person, [], "the prescription was changed after the chart was printed")];
        }

        medicine.Stop = dose.DueAt - (20 * OutageCalendar.Minute);
        var after = site.Person.Doses.Where(d => d.Medicine == medicine && d.DueAt >= medicine.Stop);
        return [Truth(site, site.Person, after.SelectMany(d => d.Ids.Append(Ids.Dose(site, d))), "the medicine was stopped before the last dose")];
    }
}
