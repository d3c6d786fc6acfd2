using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Reinstate.Mutate;

/// <summary>
/// The sources of the engine. A broken file is compiled with the files that depend on it alone, against the engine as it was built, because that
/// takes a hundredth of the time of the whole; where more than rules depends on it, everything is.
/// </summary>
internal sealed class Engine
{
    /// <summary>What the engine may use beside the platform.</summary>
    private static readonly string[] Referenced = ["Reinstate.Contracts.", "Google.", "Grpc.", "Orleans.", "Microsoft.Orleans.", "Microsoft.Extensions."];

    private readonly Dictionary<string, SyntaxTree> trees;
    private readonly SyntaxTree[] generated;
    private readonly CSharpCompilation whole;
    private readonly CSharpCompilation part;

    public Engine(string root, string tests)
    {
        var folder = Path.Combine(root, "src", "Reconciliation");
        generated = [.. Directory.GetFiles(Path.Combine(folder, "obj", "Release", "net10.0"), "*.cs").Select(Parse)];
        trees = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !IsBuilt(folder, f)).Order(StringComparer.Ordinal).ToDictionary(f => f, Parse, StringComparer.Ordinal);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"));
        var own = Directory.GetFiles(tests, "*.dll").Where(p => Array.Exists(Referenced, start => Path.GetFileName(p).StartsWith(start, StringComparison.Ordinal)));
        MetadataReference[] references = [.. platform.Concat(own).Select(p => MetadataReference.CreateFromFile(p))];
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true);
        whole = CSharpCompilation.Create("Reinstate.Reconciliation", trees.Values.Concat(generated), references, options);
        part = CSharpCompilation.Create("Reinstate.Mutant", generated.Where(g => g.FilePath.EndsWith("GlobalUsings.g.cs", StringComparison.Ordinal)),
            [.. references, MetadataReference.CreateFromFile(Path.Combine(tests, "Reinstate.Reconciliation.dll"))], options);
    }

    public IEnumerable<string> Files => trees.Keys;

    public SyntaxTree Tree(string file) => trees[file];

    public IEnumerable<T> In<T>(string file)
        where T : SyntaxNode => trees[file].GetRoot().DescendantNodes().OfType<T>();

    /// <summary>The files that declare what this one names.</summary>
    public HashSet<string> FilesNamedIn(string file)
    {
        var model = whole.GetSemanticModel(trees[file]);
        return In<SimpleNameSyntax>(file).Select(name => model.GetSymbolInfo(name).Symbol).Select(symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
            .OfType<INamedTypeSymbol>().SelectMany(type => type.OriginalDefinition.DeclaringSyntaxReferences).Select(declared => declared.SyntaxTree.FilePath).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The assembly with one file changed, null when it does not compile: of these other files, or with null the whole engine.</summary>
    public byte[]? Build(SyntaxTree changed, IEnumerable<string>? others)
    {
        var compilation = others is null ? whole.ReplaceSyntaxTree(trees[changed.FilePath], changed) : part.AddSyntaxTrees([changed, .. others.Select(Tree)]);
        using var stream = new MemoryStream();
        return compilation.Emit(stream).Success ? stream.ToArray() : null;
    }

    private static SyntaxTree Parse(string file) => CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Latest), file);

    private static bool IsBuilt(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
