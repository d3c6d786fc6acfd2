using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Reinstate.Mutate;

/// <summary>
/// A file under an area of Rules, the rules whose tables must notice a change in it, and the other files that must be compiled with it; null
/// where the engine beyond the rules depends on it.
/// </summary>
internal sealed record Subject(string File, SortedSet<int> Rules, SortedSet<string>? With)
{
    /// <summary>
    /// A file depends on another when it names a type of it or a member of such a type, directly or through another such file. A rule's own file
    /// names its number; a file that rules share belongs to every rule that depends on it.
    /// </summary>
    public static IEnumerable<Subject> All(Engine engine, string root)
    {
        var folder = Path.Combine(root, "src", "Reconciliation", "Rules");
        var areas = engine.Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && Path.GetDirectoryName(f) != folder).ToArray();
        var beyond = engine.Files.Where(f => Path.GetDirectoryName(f) == folder && Path.GetFileName(f) is not ("RuleCatalogue.cs" or "RuleInfo.cs")).ToArray();
        var numbers = areas.ToDictionary(f => f, f => Numbers(engine, f));
        var needs = areas.Concat(beyond).ToDictionary(f => f, engine.FilesNamedIn);
        foreach (var file in areas)
        {
            var reached = new SortedSet<string>(StringComparer.Ordinal) { file };
            for (var open = new Queue<string>([file]); open.TryDequeue(out var shared);)
            {
                foreach (var user in areas.Where(f => needs[f].Contains(shared) && reached.Add(f)))
                    open.Enqueue(user);
            }

            var rules = numbers[file].Count > 0 ? numbers[file] : new(reached.SelectMany(f => numbers[f]));
            var isBeyond = beyond.Any(f => needs[f].Overlaps(reached));
            reached.Remove(file);
            yield return new(file, rules, isBeyond ? null : reached);
        }
    }

    private static SortedSet<int> Numbers(Engine engine, string file) => new(engine.In<PropertyDeclarationSyntax>(file).Where(p => p.Identifier.ValueText == "Info")
        .Select(p => p.Initializer?.Value).OfType<ImplicitObjectCreationExpressionSyntax>().Select(c => (int)((LiteralExpressionSyntax)c.ArgumentList!.Arguments[0].Expression).Token.Value!));
}
