using System.Globalization;
using Reinstate.Folders.Generation.Building;
using Reinstate.Folders.Generation.Faults;
using Reinstate.Folders.Generation.Writing;

namespace Reinstate.Folders.Generation;

/// <summary>What was made. Rows: data rows by file. NotPlanted: rules for which the folder had no room, with the reason.</summary>
public sealed record GeneratedFolder(string Folder, IReadOnlyList<(string File, long Rows)> Rows, int Faults, IReadOnlyDictionary<int, string> NotPlanted)
{
    public long TotalRows => Rows.Sum(r => r.Rows);
}

/// <summary>
/// Makes recovery folders (IMPORTS.md) of any size: clean ones, into which faults are planted one by one, with the truth beside them. Same
/// request, same bytes on any machine. One service is in memory at a time; cost and size grow with services × people × hours.
/// </summary>
public static class FolderGenerator
{
    private const long MostRowsToShuffle = 1_000_000;

    /// <exception cref="GenerationRefusedException">The request cannot be met; nothing was written.</exception>
    public static GeneratedFolder Generate(GenerationRequest request, string folder)
    {
        if (request.Problem() is { } problem)
            throw new GenerationRefusedException(problem);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new GenerationRefusedException($"--out {folder} is not empty.");
        var partial = $"{Path.TrimEndingDirectorySeparator(folder)}.partial";
        if (Directory.Exists(partial))
            throw new GenerationRefusedException($"{partial} is left from a run that did not end; remove it.");
        Directory.CreateDirectory(partial);
        try
        {
            var made = Write(request, partial);
            if (Directory.Exists(folder))
                Directory.Delete(folder);
            Directory.Move(partial, folder);
            return made with { Folder = folder };
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    private static GeneratedFolder Write(GenerationRequest request, string folder)
    {
        var wanted = Wanted.Rules(request);
        var calendar = OutageCalendar.Place(request.Seed, request.Hours, ClockChange.IsNeeded(request, wanted));
        var types = ServiceTypes.Assign(request, wanted.Exists(r => Planters.Of(r).Ground == Ground.Home), wanted.Exists(r => Planters.Of(r).Ground == Ground.Homecare));
        var plan = FaultPlan.Make(request, wanted, types, calendar.Change is not null);
        IncidentFile.Write(folder, request, calendar, types);
        var made = new GeneratedFolder(folder, [], 0, plan.NotPlanted);
        using (var files = new FolderFiles(folder, calendar, request.Seed))
        using (var truth = new TruthFile(folder, calendar))
        {
            for (var i = 0; i < types.Length; i++)
            {
                var service = ServiceBuilder.Build(new(i, types[i], request.People, plan.Of(i)), calendar, request.Seed);
                foreach (var fault in plan.Of(i))
                    truth.Write(fault.Planter.Plant(new(fault.FaultId, service, [.. fault.People.Select(p => service.People[p])], fault.Face, Chance.Of(request.Seed, 9, i, fault.People[0]))));
                files.Write(service);
            }

            made = made with { Rows = [.. files.Rows], Faults = truth.Faults };
        }

        if (request.Shuffle)
            Shuffle(made, folder, request.Seed);
        TruthParameters.Write(folder, request, calendar, made);
        return made;
    }

    private static void Shuffle(GeneratedFolder made, string folder, ulong seed)
    {
        if (made.TotalRows > MostRowsToShuffle)
            throw new GenerationRefusedException(string.Create(CultureInfo.InvariantCulture, $"--shuffle: the folder has {made.TotalRows} rows; the limit is {MostRowsToShuffle}."));
        for (var i = 0; i < made.Rows.Count; i++)
            RowShuffle.Shuffle(Path.Combine(folder, $"{made.Rows[i].File}.csv"), Chance.Of(seed, 10, i));
    }
}

/// <summary>Rule 33 needs an outage over a clock change, which lies in a night.</summary>
internal static class ClockChange
{
    /// <summary>An outage from the evening before reaches beyond the change in both directions of the clock.</summary>
    public const int FewestHours = 6;

    public static bool IsNeeded(GenerationRequest request, List<int> wanted) =>
        request.Hours >= FewestHours && wanted.Exists(r => Planters.Of(r).NeedsClockChange);
}
