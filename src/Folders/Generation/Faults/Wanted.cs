namespace Reinstate.Folders.Generation.Faults;

/// <summary>The rules of the faults that a request asks for, one entry a fault.</summary>
internal static class Wanted
{
    /// <summary>Items that a person has in an hour, about, over all types of services: see docs/generating.md.</summary>
    public const decimal ItemsOfPersonHour = 1.06m;

    public static List<int> Rules(GenerationRequest request)
    {
        var faults = request.Faults;
        if (!faults.Counts.IsEmpty)
            return [.. faults.Counts.SelectMany(c => Enumerable.Repeat(c.Key, c.Value))];
        if (faults.Rate is { } rate)
        {
            var count = (int)Math.Round(rate * request.Services * request.People * request.Hours * ItemsOfPersonHour, MidpointRounding.AwayFromZero);
            var chance = Chance.Of(request.Seed, 7);
            return [.. Enumerable.Range(0, count).Select(_ => chance.Pick(Planters.Rules))];
        }

        if (!faults.Each)
            return [];
        if (faults.Only.IsEmpty)
            return [.. Planters.Rules];
        var some = faults.Only.ToArray();
        Chance.Of(request.Seed, 8).Shuffle<int>(some);
        return [.. some];
    }
}
