namespace Reinstate.ArchitectureTests;

/// <summary>The repository that the tests stand in.</summary>
internal static class Tree
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Files of the sources, with paths from the root, in ordinal order; what a build makes is left out.</summary>
    public static IEnumerable<(string Path, string[] Lines)> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal)) && !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllLines(Path.Combine(Root, path))));

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Platform.sln")) ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Platform.sln above the tests."));
}
