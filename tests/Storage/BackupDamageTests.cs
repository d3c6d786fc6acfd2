using System.Globalization;
using System.Security.Cryptography;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>What a backup's folder can suffer, and what is said of it.</summary>
public sealed class BackupDamageTests : IAsyncLifetime
{
    private const string Events = "tenant-1.events.jsonl";
    private const string Commands = "tenant-1.commands.jsonl";
    private const string Manifest = "manifest.json";

    private readonly BackupFolder _folder = new();
    private SqliteLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Backup => _folder.At("backup");

    public async ValueTask InitializeAsync()
    {
        _log = SqliteLog.Open(_folder.At("log.db"));
        for (var n = 0; n < 20; n++)
        {
            await _log.AppendAsync(Append("person/p-1", n, $"k{n}"));
        }

        await LogBackup.WriteAsync(_log, Backup, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Events)]
    [InlineData(Commands)]
    [InlineData(Manifest)]
    [InlineData("manifest.json.sha256")]
    public async Task A_flipped_bit_anywhere_is_found_and_its_file_named(string name)
    {
        var whole = await File.ReadAllBytesAsync(At(name), Cancellation);
        for (var place = 0; place < whole.Length; place += 7)
        {
            var damaged = whole.ToArray();
            damaged[place] ^= (byte)(1 << (place % 8));
            await File.WriteAllBytesAsync(At(name), damaged, Cancellation);
            Assert.Contains(name, Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Events, "has 0 bytes; the manifest says")]
    [InlineData(Commands, "has 0 bytes; the manifest says")]
    [InlineData(Manifest, "was changed: its SHA-256")]
    public async Task A_truncated_file_is_named(string name, string what)
    {
        await File.WriteAllBytesAsync(At(name), [], Cancellation);
        Assert.StartsWith($"{name} {what}", Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Events)]
    [InlineData(Commands)]
    [InlineData(Manifest)]
    [InlineData("manifest.json.sha256")]
    public async Task A_missing_file_is_named(string name)
    {
        File.Delete(At(name));
        Assert.Equal($"{name} is missing in {Backup}.", Assert.Single(await FaultsAsync()));
    }

    [Fact]
    public async Task All_damaged_files_are_named_at_once()
    {
        File.Delete(At(Events));
        await File.AppendAllTextAsync(At(Commands), "x", Cancellation);
        Assert.Equal([Events, Commands], (await FaultsAsync()).Select(fault => fault.Split(' ')[0]));
    }

    [Theory]
    [InlineData("\"version\": 4", "\"version\": 5", "is of format reinstate-backup, version 5; this program reads reinstate-backup, versions 1 to 4.")]
    [InlineData("reinstate-backup", "another-backup", "is of format another-backup, version 4; this program reads reinstate-backup, versions 1 to 4.")]
    [InlineData("\"events\": 20", "\"events\": 21", "counts 21 events and 20 commands; its files have 20 and 20.")]
    [InlineData("\"lines\": 20", "\"lines\": 19", "has 20 lines; the manifest says 19.")]
    [InlineData("\"position\": 20", "\"position\": 21", "the events end at position 20, the head says 21.")]
    [InlineData("tenant-1.events", "../tenant-1.events", "is missing")]
    [InlineData("\"format\"", "\"form\"", "cannot be read")]
    [InlineData("\"tenants\": [", "\"tenants\": null, \"x\": [", "cannot be read")]
    public async Task A_manifest_that_says_what_its_files_do_not_hold_is_refused_even_when_it_is_sealed_again(string said, string instead, string what)
    {
        Reseal((await File.ReadAllTextAsync(At(Manifest), Cancellation)).Replace(said, instead, StringComparison.Ordinal));
        Assert.Contains(await FaultsAsync(), fault => fault.Contains(what, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"position\":7,", "\"position\":8,", "position 8 follows 6")]
    [InlineData("\"version\":7,", "\"version\":6,", "position 7: version 6 of person/p-1 follows 6")]
    [InlineData("\"key\":\"k6\",", "", "line 7, cannot be read")]
    [InlineData("\"key\":\"k6\"", "\"key\":null", "line 7, cannot be read")]
    [InlineData("\"key\":\"k6\"", "\"key\":\"k6\",\"more\":1", "line 7, cannot be read")]
    public async Task An_events_file_that_was_written_by_something_else_is_refused_and_nothing_is_stored(string said, string instead, string what)
    {
        var text = await File.ReadAllTextAsync(At(Events), Cancellation);
        var edited = text.Replace(said, instead, StringComparison.Ordinal);
        await File.WriteAllTextAsync(At(Events), edited, Cancellation);
        var manifest = (await File.ReadAllTextAsync(At(Manifest), Cancellation))
            .Replace(Sha(text), Sha(edited), StringComparison.Ordinal)
            .Replace($"\"bytes\": {Number(text.Length)}", $"\"bytes\": {Number(edited.Length)}", StringComparison.Ordinal);
        Reseal(manifest);
        Assert.Contains(what, Assert.Single(await FaultsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_no_backup_is_refused() =>
        Assert.Equal(2, (await Assert.ThrowsAsync<BackupDamagedException>(() => LogBackup.CheckAsync(_folder.At("nowhere"), Cancellation))).Faults.Count);

    private string At(string name) => Path.Combine(Backup, name);

    private void Reseal(string manifest)
    {
        File.WriteAllText(At(Manifest), manifest);
        File.WriteAllText(At("manifest.json.sha256"), $"{Sha(manifest)}  manifest.json\n");
    }

    // The store is opened for each, and must be as empty after as before.
    private async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await using var other = SqliteLog.Open(_folder.At("other.db"));
        var damage = await Assert.ThrowsAsync<BackupDamagedException>(() => LogBackup.RestoreAsync(other, Backup, Cancellation));
        Assert.Empty(await other.TenantsAsync(Cancellation));
        Assert.Null(await other.FindCommandAsync(Tenant, "k1", Cancellation));
        return damage.Faults;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Sha(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));
}
