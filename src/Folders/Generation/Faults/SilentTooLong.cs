using Reinstate.Folders.Generation.Drafts;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 5: a record silent for longer than its interval, in a category that rule 6 does not cover: between two records, because only rule 6 counts to the end of the period.</summary>
internal sealed class SilentTooLong() : Planter(5, Ground.Home)
{
    public override Traits Needs(int face) => Traits.Checks;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var period = Gap.LongestPeriod(site, p => p.MaxIntervalMinutes is not null && p.Category is Category.Mood)
            ?? throw new GenerationRefusedException($"Rule {Rule} cannot be planted for {site.Person.PersonId}: no period with an interval.");
        return [Truth(site, site.Person, Gap.Make(site, period, atEnd: false), $"checks of {Vocabulary.Name(period.Category)} were taken out so that a gap is longer than {period.MaxIntervalMinutes} minutes")];
    }
}
