using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>Rule 37: moved on call, and the rota does not know it.</summary>
internal sealed class DecisionNotInRota() : Planter(37, Ground.Homecare)
{
    public override Traits Needs(int face) => Traits.Reassigned;

    public override IEnumerable<TruthLine> Plant(FaultSite site)
    {
        var change = Need(site, site.Service.RotaChanges.Where(c => site.Person.VisitPlans.Exists(v => v.VisitId == c.VisitId)), "change of the rota");
        var decision = site.Service.OnCall.First(d => d.VisitId == change.VisitId);
        site.Service.RotaChanges.Remove(change);
        return [Truth(site, site.Person, [decision.DecisionId, $"visit:{change.VisitId}"], "the change was taken out of the rota")];
    }
}
