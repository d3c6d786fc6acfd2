namespace Reinstate.Storage.Backup;

/// <summary>
/// Where a backup is put: written into a folder beside its place, which takes that place when it is whole. Until then, and after any failure,
/// nothing is there.
/// </summary>
internal sealed class BackupPlace
{
    private readonly string _folder;
    private readonly string _beside;

    /// <exception cref="BackupPlaceTakenException">Something is there already, or another backup into it is under way.</exception>
    public BackupPlace(string folder)
    {
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _beside = _folder + ".partial";
        if (File.Exists(_folder) || (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any()))
        {
            throw new BackupPlaceTakenException($"{_folder} is not an empty folder. A backup is put into a new one.");
        }

        if (Path.Exists(_beside))
        {
            throw new BackupPlaceTakenException($"{_beside} is there already: another backup is under way, or one was killed. In the second case remove it.");
        }

        Directory.CreateDirectory(_beside);
    }

    public Stream Create(string name) => new FileStream(Path.Combine(_beside, name), FileMode.CreateNew, FileAccess.Write);

    public void MoveIn()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder);
        }

        Directory.Move(_beside, _folder);
    }

    public void Discard() => Directory.Delete(_beside, recursive: true);
}
