using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Reinstate.Mutate;

/// <summary>A file under Rules and the rules whose tables must notice a change in it.</summary>
internal sealed record Subject(string File, SortedSet<int> Rules)
{
    /// <summary>
    /// A rule's own file names its number; a file that rules share belongs to every rule that names one of its types, directly or through another
    /// such file.
    /// </summary>
    public static IEnumerable<Subject> All(Engine engine, string root)
    {
        var folder = Path.Combine(root, "src", "Reconciliation", "Rules");
        var files = engine.Files.Where(f => Path.GetDirectoryName(f) is var place && place != folder && place!.StartsWith(folder, StringComparison.Ordinal)).ToArray();
        var own = files.ToDictionary(f => f, f => Numbers(engine.Tree(f).GetRoot().DescendantNodes()));
        var types = files.ToDictionary(f => f, f => engine.Tree(f).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(t => t.Identifier.ValueText).ToHashSet(StringComparer.Ordinal));
        var names = files.ToDictionary(f => f, f => engine.Tree(f).GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Select(n => n.Identifier.ValueText).ToHashSet(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var rules = new SortedSet<int>(own[file]);
            var reached = new HashSet<string>(StringComparer.Ordinal) { file };
            for (var open = new Queue<string>(rules.Count == 0 ? [file] : []); open.TryDequeue(out var shared);)
            {
                foreach (var user in files.Where(f => names[f].Overlaps(types[shared]) && reached.Add(f)))
                {
                    rules.UnionWith(own[user]);
                    if (own[user].Count == 0)
                        open.Enqueue(user);
                }
            }

            yield return new(file, rules);
        }
    }

    private static SortedSet<int> Numbers(IEnumerable<Microsoft.CodeAnalysis.SyntaxNode> nodes) => new(nodes.OfType<PropertyDeclarationSyntax>()
        .Where(p => p.Identifier.ValueText == "Info").Select(p => p.Initializer?.Value).OfType<ImplicitObjectCreationExpressionSyntax>()
        .Select(c => (int)((LiteralExpressionSyntax)c.ArgumentList.Arguments[0].Expression).Token.Value!));
}
