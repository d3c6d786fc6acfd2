namespace Reinstate.Storage.Backup;

/// <summary>The files of a backup are not what was written, or the log that is to be copied is not whole. Nothing was written.</summary>
public sealed class BackupDamagedException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public BackupDamagedException(string fault)
        : this([fault])
    {
    }

    /// <summary>Each names a file, or a tenant and a position, and what is wrong there.</summary>
    public IReadOnlyList<string> Faults => faults;
}

/// <summary>A restore would mix two logs.</summary>
public sealed class StoreNotEmptyException() : Exception("The store is not empty. Restore into a new file or database.");

/// <summary>Something is where the backup was to be put; it is left as it is.</summary>
public sealed class BackupPlaceTakenException(string message) : Exception(message);
