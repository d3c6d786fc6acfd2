namespace Reinstate.FoldersTests.Reading;

/// <summary>A folder that is there for one test.</summary>
internal sealed class FolderOnDisk : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("folder-");

    public FolderOnDisk(params (string Name, byte[] Text)[] files)
    {
        foreach (var (name, text) in files)
            File.WriteAllBytes(System.IO.Path.Combine(Path, name), text);
    }

    public static string Examples
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(System.IO.Path.Combine(root.FullName, "Platform.sln")))
                root = root.Parent ?? throw new InvalidOperationException("The examples stand beside Platform.sln.");
            return System.IO.Path.Combine(root.FullName, "examples");
        }
    }

    public string Path => directory.FullName;

    public void Dispose() => directory.Delete(recursive: true);
}
