using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Folders.Generation.Faults;

namespace Reinstate.Folders.Generation.Scoring;

/// <summary>
/// Many small folders, one a seed: each with its own size, mixture of services and faults, and about half of its people left without a fault,
/// so that what is found beyond the faults shows as well. A seed is a whole trial: run alone it gives the same.
/// </summary>
public static class SeedTrials
{
    /// <summary>Rules that a fault can be planted of.</summary>
    public static IReadOnlyList<int> Rules => Planters.Rules;

    /// <summary>1 to 3 services, 4 to 15 people, 4 to 30 hours. Clean: nothing is planted.</summary>
    public static GenerationRequest RequestFor(ulong seed, ImmutableArray<int> rules, bool clean = false)
    {
        var chance = Chance.Of(seed, 20);
        var (services, people, hours) = (chance.Between(1, 3), chance.Between(4, 15), chance.Between(4, 30));
        var wanted = (rules.IsEmpty ? Planters.Rules : rules).ToArray();
        chance.Shuffle<int>(wanted);
        ImmutableArray<string> types = chance.InHundred(40) ? [] : [.. Enumerable.Range(0, services).Select(_ => chance.Pick(ServiceTypes.All))];
        return new(services, people, hours, seed)
        {
            Types = types,
            Faults = clean ? FaultRequest.None : FaultRequest.OneOfEach with { Only = [.. wanted.Take(Math.Max(1, services * people / 2))] },
        };
    }

    /// <summary>Generates, reconciles and scores each seed in a folder that is removed afterwards, unless keep names one.</summary>
    /// <param name="reconcile">Reconciles a folder into another; 2 when it cannot.</param>
    /// <returns>The sum of all scores.</returns>
    public static Score Run(ulong from, ulong to, ImmutableArray<int> rules, bool clean, string? keep, Func<string, string, int> reconcile, TextWriter output)
    {
        var root = keep ?? Directory.CreateTempSubdirectory("reinstate-score-").FullName;
        var scores = new List<Score>();
        var failing = new List<ulong>();
        try
        {
            for (var seed = from; seed <= to; seed++)
            {
                var name = Path.Combine(root, seed.ToString(CultureInfo.InvariantCulture));
                var score = One(RequestFor(seed, rules, clean), name, reconcile);
                if (!score.IsPerfect)
                {
                    failing.Add(seed);
                    output.WriteLine(Describe(seed, score));
                }

                scores.Add(score);
                if (keep is null)
                    Directory.Delete(name, recursive: true);
            }
        }
        finally
        {
            if (keep is null)
                Directory.Delete(root, recursive: true);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{scores.Count} seeds, {failing.Count} failing{(failing.Count == 0 ? "" : $": {string.Join(' ', failing)}")}"));
        return Sum(scores);
    }

    private static Score One(GenerationRequest request, string name, Func<string, string, int> reconcile)
    {
        var (folder, results) = (Path.Combine(name, "folder"), Path.Combine(name, "results"));
        Directory.CreateDirectory(name);
        FolderGenerator.Generate(request, folder);
        return reconcile(folder, results) == 2
            ? throw new InvalidDataException($"The folder of seed {request.Seed} could not be reconciled.") : ScoreFiles.Read(folder, results);
    }

    private static string Describe(ulong seed, Score score)
    {
        var missed = score.Total.Missed.Select(p => $"missed rule {p.Rule} {p.PersonId} ({p.What})");
        var extra = score.Total.Extra.Select(f => $"extra rule {f.Rule} {f.Code} {f.PersonId}");
        var rejects = score.Rejects > 0 ? [$"{score.Rejects} rejects"] : Array.Empty<string>();
        return $"seed {seed}: {string.Join("; ", missed.Concat(extra).Concat(rejects).Take(6))}";
    }

    private static Score Sum(List<Score> scores) => new(
        [
            .. scores.SelectMany(s => s.Rules).GroupBy(r => r.Rule).OrderBy(g => g.Key).Select(g => new RuleScore(
                g.Key, g.Sum(r => r.Planted), g.Sum(r => r.Recovered), g.Sum(r => r.Hits), [.. g.SelectMany(r => r.Missed)], [.. g.SelectMany(r => r.Extra)], g.Sum(r => r.LesserExtra))),
        ], scores.Sum(s => s.Rejects));
}
