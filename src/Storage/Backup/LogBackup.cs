using Reinstate.Storage.Log;

namespace Reinstate.Storage.Backup;

/// <summary>How much of one tenant was copied: everything up to a position, and nothing after it.</summary>
public sealed record TenantCopied(string Tenant, long Position, long Commands);

/// <summary>
/// Copies a log into a folder of files and back, the same files for every store. The log may be in use while it is copied.
/// </summary>
/// <remarks>
/// Invariant: a folder under its final name is a whole backup, and a store either holds all of a backup or nothing. Cost: one pass over the
/// log for a backup, two over the files for a restore (the first only checks); memory grows with tenants and streams, not with events. The same log gives
/// the same bytes, whichever store it is in. Personal data, data keys and scans are copied as they are stored, enciphered and wrapped: who restores needs the master keys too. Snapshots and the positions of scopes are folds of events and are not copied.
/// </remarks>
public static class LogBackup
{
    /// <summary>Writes a backup into a new folder.</summary>
    /// <param name="log">May be appended to meanwhile, by this program and by others.</param>
    /// <param name="folder">Must not exist, or be empty.</param>
    /// <param name="cancellation">Leaves no folder.</param>
    /// <exception cref="BackupPlaceTakenException">The folder holds something.</exception>
    /// <exception cref="BackupDamagedException">The log itself has gaps.</exception>
    /// <exception cref="LogUnavailableException">The log cannot be read.</exception>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public static Task<IReadOnlyList<TenantCopied>> WriteAsync(IPortableLog log, string folder, CancellationToken cancellation) =>
        WriteAsync(log, folder, file => file, cancellation);

    /// <summary>Fills an empty log from a backup.</summary>
    /// <exception cref="BackupDamagedException">A file is not what was written; the log is empty as before.</exception>
    /// <exception cref="StoreNotEmptyException">The log holds something; it is left as it is.</exception>
    /// <exception cref="LogUnavailableException">The log cannot be written; it is empty as before, or, when its answer to the commit was lost, full.</exception>
    public static async Task<IReadOnlyList<TenantCopied>> RestoreAsync(IPortableLog log, string folder, CancellationToken cancellation) =>
        await FillAsync(log, folder, await CheckAsync(folder, cancellation), cancellation);

    /// <summary>The same for a log that is opened, or made, only once the backup is found whole; it is closed at the end.</summary>
    public static async Task<IReadOnlyList<TenantCopied>> RestoreAsync(Func<Task<IPortableLog>> open, string folder, CancellationToken cancellation)
    {
        var manifest = await CheckAsync(folder, cancellation);
        await using var log = await open();
        return await FillAsync(log, folder, manifest, cancellation);
    }

    private static async Task<IReadOnlyList<TenantCopied>> FillAsync(IPortableLog log, string folder, BackupManifest manifest, CancellationToken cancellation)
    {
        await using var filling = await log.BeginFillingAsync(cancellation);
        foreach (var (tenant, position, events, commands, checkpoints, keys, scans) in manifest.Tenants)
        {
            var order = new TenantOrder(new TenantHead(tenant, position), "The backup");
            var readEvents = LinesFile.ReadAsync(folder, events, BackupJson.Lines.EventLine, cancellation).Select(line => line.ToEvent(tenant));
            await filling.AddEventsAsync(order.HoldAsync(readEvents), cancellation);
            var readCommands = LinesFile.ReadAsync(folder, commands, BackupJson.Lines.CommandLine, cancellation).Select(line => line.ToCommand());
            await filling.AddCommandsAsync(tenant, order.HoldAsync(readCommands), cancellation);
            if (checkpoints is not null)
            {
                var readCheckpoints = LinesFile.ReadAsync(folder, checkpoints, BackupJson.Lines.CheckpointLine, cancellation).Select(line => line.ToCheckpoint(tenant));
                await filling.AddCheckpointsAsync(order.HoldAsync(readCheckpoints), cancellation);
            }

            if (keys is not null)
            {
                var readKeys = LinesFile.ReadAsync(folder, keys, BackupJson.Lines.KeyLine, cancellation).Select(line => line.ToRow());
                await filling.AddKeysAsync(tenant, readKeys, cancellation);
            }

            if (scans is not null)
            {
                var readScans = LinesFile.ReadAsync(folder, scans, BackupJson.Lines.ScanLine, cancellation).Select(line => line.ToRow());
                await filling.AddScansAsync(tenant, readScans, cancellation);
            }
        }

        await filling.CompleteAsync([.. manifest.Tenants.Select(tenant => new TenantHead(tenant.Tenant, tenant.Position))], cancellation);
        return Copied(manifest);
    }

    /// <summary>Holds every file of a backup against the manifest, without a store.</summary>
    /// <exception cref="BackupDamagedException">All that is wrong.</exception>
    internal static async Task<BackupManifest> CheckAsync(string folder, CancellationToken cancellation)
    {
        var manifest = BackupManifest.Read(folder);
        var faults = new List<string>();
        foreach (var seal in manifest.Tenants.SelectMany(tenant => tenant.Files))
        {
            if (await LinesFile.FaultAsync(folder, seal, cancellation) is { } fault)
            {
                faults.Add(fault);
            }
        }

        var counted = BackupManifest.Of(manifest.Tenants);
        if ((counted.Events, counted.Commands) != (manifest.Events, manifest.Commands))
        {
            faults.Add($"{BackupManifest.File} counts {manifest.Events} events and {manifest.Commands} commands; its files have {counted.Events} and {counted.Commands}.");
        }

        return faults.Count == 0 ? manifest : throw new BackupDamagedException(faults);
    }

    /// <summary>Writes a backup, each of its files through what is given, for disks that tests let fill up.</summary>
    internal static async Task<IReadOnlyList<TenantCopied>> WriteAsync(
        IPortableLog log, string folder, Func<Stream, Stream> through, CancellationToken cancellation)
    {
        var place = new BackupPlace(folder);
        try
        {
            var manifest = await WriteFilesAsync(log, name => through(place.Create(name)), cancellation);
            place.MoveIn();
            return Copied(manifest);
        }
        catch
        {
            place.Discard();
            throw;
        }
    }

    private static async Task<BackupManifest> WriteFilesAsync(IPortableLog log, Func<string, Stream> create, CancellationToken cancellation)
    {
        await using var reading = await log.BeginReadingAsync(cancellation);
        var tenants = new List<TenantFiles>();
        foreach (var head in await reading.TenantsAsync(cancellation))
        {
            // Numbered, because a tenant's id may hold what a file name may not.
            var (order, name) = (new TenantOrder(head, "The log"), $"tenant-{tenants.Count + 1}");
            var events = await LinesFile.WriteAsync(
                create, $"{name}.events.jsonl", order.HoldAsync(reading.EventsAsync(head.Tenant, cancellation)).Select(EventLine.Of), BackupJson.Lines.EventLine, cancellation);
            var commands = await LinesFile.WriteAsync(
                create, $"{name}.commands.jsonl", order.HoldAsync(reading.CommandsAsync(head.Tenant, cancellation)).Select(CommandLine.Of), BackupJson.Lines.CommandLine, cancellation);
            var checkpoints = await LinesFile.WriteAsync(
                create, $"{name}.checkpoints.jsonl", order.HoldAsync(reading.CheckpointsAsync(head.Tenant, cancellation)).Select(CheckpointLine.Of), BackupJson.Lines.CheckpointLine,
                cancellation);
            var keys = await LinesFile.WriteAsync(
                create, $"{name}.keys.jsonl", reading.KeysAsync(head.Tenant, cancellation).Select(KeyLine.Of), BackupJson.Lines.KeyLine, cancellation);
            var scans = await LinesFile.WriteAsync(
                create, $"{name}.scans.jsonl", reading.ScansAsync(head.Tenant, cancellation).Select(ScanLine.Of), BackupJson.Lines.ScanLine, cancellation);
            tenants.Add(new TenantFiles(head.Tenant, head.Position, events, commands, checkpoints, keys, scans));
        }

        var manifest = BackupManifest.Of(tenants);
        manifest.Write(create);
        return manifest;
    }

    private static IReadOnlyList<TenantCopied> Copied(BackupManifest manifest) =>
        [.. manifest.Tenants.Select(tenant => new TenantCopied(tenant.Tenant, tenant.Position, tenant.Commands.Lines))];
}
