namespace Reinstate.StorageTests;

/// <summary>A temporary folder in which a test puts its backups.</summary>
internal sealed class BackupFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reinstate-backup-");

    public string At(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Names and bytes of a backup's files.</summary>
    public SortedDictionary<string, string> Files(string backup) =>
        new(Directory.GetFiles(At(backup)).ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What stands in the folder itself.</summary>
    public IEnumerable<string> Names() => _folder.EnumerateFileSystemInfos().Select(info => info.Name).Order(StringComparer.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);
}
