using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Reinstate.Mutate;

/// <summary>The sources of the engine as one compilation, in which one file at a time is replaced.</summary>
internal sealed class Engine
{
    private readonly CSharpCompilation sound;

    public Engine(string root, string tests)
    {
        var folder = Path.Combine(root, "src", "Reconciliation");
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var generated = Directory.GetFiles(Path.Combine(folder, "obj", "Release", "net10.0"), "*.cs");
        Files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Where(f => !IsBuilt(folder, f)).Order(StringComparer.Ordinal).ToArray();
        var trees = Files.Concat(generated).Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"));
        var own = Directory.GetFiles(tests, "*.dll").Where(p => Path.GetFileName(p) is "Reinstate.Contracts.dll" || Path.GetFileName(p).StartsWith("Google.", StringComparison.Ordinal)
            || Path.GetFileName(p).StartsWith("Grpc.", StringComparison.Ordinal));
        sound = CSharpCompilation.Create("Reinstate.Reconciliation", trees, platform.Concat(own).Select(p => MetadataReference.CreateFromFile(p)),
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
    }

    public string[] Files { get; }

    public SyntaxTree Tree(string file) => sound.SyntaxTrees.First(t => string.Equals(t.FilePath, file, StringComparison.Ordinal));

    public IEnumerable<SyntaxTree> Trees => sound.SyntaxTrees;

    /// <summary>The assembly, of which this tree replaces the file of the same name; null when it does not compile.</summary>
    public byte[]? Build(SyntaxTree? changed = null)
    {
        var compilation = changed is null ? sound : sound.ReplaceSyntaxTree(Tree(changed.FilePath), changed);
        using var stream = new MemoryStream();
        return compilation.Emit(stream).Success ? stream.ToArray() : null;
    }

    public IEnumerable<string> Errors() => sound.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static bool IsBuilt(string folder, string file) =>
        Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
