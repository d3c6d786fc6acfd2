using System.Globalization;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 32: an early warning score with a wrong total, or one over the threshold that nobody was told of.</summary>
internal sealed class ScoreWrong() : Planter(32, Ground.Home)
{
    public override int Faces => 2;

    public override Traits Needs(int face) => Traits.EarlyWarningScore;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var record = Need(site, site.Person.Records.Where(r => r.IsPaper && r.Unit == "NEWS2"), "early warning score on paper");
        var score = site.Face == 0 ? News2.Settled(site.Chance) : News2.Raised(site.Chance);
        // One off, and under the threshold either way: the total is the fault, not what should have followed.
        var total = site.Face == 1 ? score.Total : score.Total > 1 ? score.Total - 1 : score.Total + 1;
        record.EditBoth(r => (((RecordDraft)r).Text, ((RecordDraft)r).Value) = (score.Text(), total.ToString(CultureInfo.InvariantCulture)));
        return [Truth(site, site.Person, record.Ids, site.Face == 0 ? $"the total was changed from {score.Total} to {total}" : "the score was raised over the threshold and nobody told")];
    }
}
