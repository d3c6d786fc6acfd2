using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 6: the interval of repositioning or fluids breached, between two checks or at the end.</summary>
internal sealed class CheckIntervalBreached() : Planter(6, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.Turning;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var period = Gap.LongestPeriod(site, p => p.MaxIntervalMinutes is not null && p.Category is Category.Repositioning or Category.Hydration)
            ?? throw new GenerationRefusedException($"Rule {Rule} cannot be planted for {site.Person.PersonId}: no period with an interval.");
        return [Truth(site, site.Person, Gap.Make(site, period, atEnd: site.Face == 1), $"checks of {Vocabulary.Name(period.Category)} were taken out so that a gap is longer than {period.MaxIntervalMinutes} minutes")];
    }
}
