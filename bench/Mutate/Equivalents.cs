using System.Text.Json;

namespace Reinstate.Mutate;

/// <summary>Mutants that are the same rule in other words, each with the reason: equivalents.json. What is listed there must be a mutant, and survive.</summary>
internal sealed class Equivalents
{
    private readonly Dictionary<(string File, string Change), bool> listed = [];

    private Equivalents(Listed[] lists)
    {
        foreach (var list in lists)
        {
            if (string.IsNullOrWhiteSpace(list.Reason))
                throw new InvalidDataException($"equivalents.json gives no reason for the changes of {list.File}.");
            foreach (var change in list.Changes)
            {
                if (!listed.TryAdd((list.File, change), false))
                    throw new InvalidDataException($"equivalents.json lists a change of {list.File} twice: {change}");
            }
        }
    }

    public static Equivalents Read(string path) => new(JsonSerializer.Deserialize<Listed[]>(File.ReadAllBytes(path), JsonSerializerOptions.Web) ?? []);

    /// <summary>file: its name without folder and ending.</summary>
    public bool Contains(string file, Mutant mutant)
    {
        if (!listed.ContainsKey((file, mutant.Change)))
            return false;
        listed[(file, mutant.Change)] = true;
        return true;
    }

    /// <summary>What is listed of these files and was not asked for: no mutant, or one that a case kills.</summary>
    public IEnumerable<string> Idle(IReadOnlySet<string> files) => listed.Where(l => !l.Value && files.Contains(l.Key.File)).Select(l => $"{l.Key.File}: {l.Key.Change}");

    /// <summary>Changes of one file that are equivalent for one reason.</summary>
    private sealed record Listed(string File, string Reason, string[] Changes);
}
