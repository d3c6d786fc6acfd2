namespace Reinstate.Silo.Demo;

/// <summary>A folder for the log of one play, gone afterwards.</summary>
internal sealed class PlayFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-demo-");

    public string LogFile => Path.Combine(_folder.FullName, "reinstate.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
