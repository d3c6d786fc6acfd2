namespace Reinstate.ContractsTests;

/// <summary>
/// Files beside the tests that hold what was promised. They change on purpose only: with UPDATE_LOCKS=1 in the environment the tests
/// write them, and the change is read in review like any other.
/// </summary>
internal static class CheckedIn
{
    public static bool Updating => Environment.GetEnvironmentVariable("UPDATE_LOCKS") == "1";

    public static string PathOf(string name) => Path.Combine(Root(AppContext.BaseDirectory), "tests", "Contracts", name);

    /// <summary>Compares with the file, or writes it.</summary>
    public static void Same(string name, string text)
    {
        if (Updating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.WriteAllText(PathOf(name), text);
        }

        Assert.True(File.Exists(PathOf(name)), $"{name} is not checked in; UPDATE_LOCKS=1 writes it.");
        Assert.Equal(File.ReadAllText(PathOf(name)), text);
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Platform.sln")) ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Platform.sln above the tests."));
}
