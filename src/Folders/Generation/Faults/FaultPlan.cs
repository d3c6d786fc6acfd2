using System.Globalization;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>
/// Decides before anything is built which fault goes into which service and to whom, each person having at most one. Faults are spread from
/// a random service on, to the next that has room.
/// </summary>
internal sealed class FaultPlan
{
    private readonly GenerationRequest request;
    private readonly string[] types;
    private readonly bool clockChange;
    private readonly int[] taken;
    private readonly List<PlannedFault>[] planned;

    private FaultPlan(GenerationRequest request, string[] types, bool clockChange)
    {
        (this.request, this.types, this.clockChange) = (request, types, clockChange);
        taken = new int[types.Length];
        planned = new List<PlannedFault>[types.Length];
    }

    /// <summary>Rules of which a fault was wanted and found no place, with the reason.</summary>
    public SortedDictionary<int, string> NotPlanted { get; } = [];

    public IReadOnlyList<PlannedFault> Of(int service) => planned[service] ?? [];

    /// <exception cref="GenerationRefusedException">Counts were asked for that do not fit.</exception>
    public static FaultPlan Make(GenerationRequest request, IReadOnlyList<int> wanted, string[] types, bool clockChange)
    {
        var plan = new FaultPlan(request, types, clockChange);
        var faces = new Dictionary<int, int>();
        for (var i = 0; i < wanted.Count; i++)
        {
            var planter = Planters.Of(wanted[i]);
            var chance = Chance.Of(request.Seed, 5, i);
            // Faces of one rule in turn, the first one by chance, so that many faults of a rule show them all.
            if (!faces.TryGetValue(planter.Rule, out var face))
                face = Chance.Of(request.Seed, 6, planter.Rule).Below(planter.Faces);
            faces[planter.Rule] = face + 1;
            if (plan.Place(planter, face % planter.Faces, chance) is not { } problem)
                continue;
            if (!request.Faults.Counts.IsEmpty)
                throw new GenerationRefusedException($"Rule {planter.Rule}: {problem}.");
            plan.NotPlanted.TryAdd(planter.Rule, problem);
        }

        plan.Name();
        return plan;
    }

    private string? Place(Planter planter, int face, Chance chance)
    {
        if (planter.NeedsClockChange && !clockChange)
            return "the outage covers no clock change; give it 6 hours or more";
        if (!Array.Exists(types, t => Suits(planter, t)))
            return planter.Ground == Ground.Homecare ? "there is no homecare service" : "there is no service other than homecare";
        var first = chance.Below(types.Length);
        var people = planter.PeopleFor(face);
        for (var i = 0; i < types.Length; i++)
        {
            var service = (first + i) % types.Length;
            if (!Suits(planter, types[service]) || taken[service] + people > request.People)
                continue;
            // From the last person backwards: places within a service carry no meaning.
            var places = Enumerable.Range(request.People - taken[service] - people, people).ToArray();
            taken[service] += people;
            (planned[service] ??= []).Add(new("", planter, face, service, places));
            return null;
        }

        return $"no service has {people} more people without a fault; take more --services or --people";
    }

    private void Name()
    {
        var number = 0;
        foreach (var faults in planned.Where(p => p is not null))
        {
            for (var i = 0; i < faults.Count; i++)
                faults[i] = faults[i] with { FaultId = string.Create(CultureInfo.InvariantCulture, $"F{++number:D6}") };
        }
    }

    private static bool Suits(Planter planter, string type) => planter.Ground == Ground.Either || planter.Ground == Ground.Homecare == (type == ServiceTypes.Homecare);
}
