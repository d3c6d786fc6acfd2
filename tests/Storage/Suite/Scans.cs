using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

/// <summary>The bytes of scans in each store: by whose they are and their hash, enciphered, and gone with a key.</summary>
public abstract partial class LogSuite
{
    private static readonly byte[] Picture = [.. "Miller fell"u8, .. RandomNumberGenerator.GetBytes(300_000)];
    private static readonly string Name = NameOf(Picture);

    private IScanRows ScanRows => (IScanRows)Log;

    [Fact]
    public async Task A_scan_is_read_again_and_not_in_the_store()
    {
        var scans = Enciphered().Scans;
        Assert.True(await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation));

        Assert.Equal(Picture, (await Enciphered().Scans.FindAsync(Tenant, "p-1", Name, Cancellation)).Bytes.ToArray());
        var row = await ScanRows.FindScanAsync(Tenant, "person/p-1", Name, Cancellation);
        Assert.DoesNotContain("Miller", Encoding.Latin1.GetString(row!.Data.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(Picture.AsSpan(100, 32)), Convert.ToHexString(row.Data.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scan_is_found_by_whose_it_is_and_what_it_is_alone()
    {
        var scans = Enciphered().Scans;
        await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);
        await scans.KeepAsync(Tenant, "", NameOf(Bytes("of all")), Bytes("of all"), Cancellation);

        foreach (var (tenant, person, name) in ((string, string, string)[])[(Tenant, "p-2", Name), (Tenant, "", Name), (Tenant, "p-1", NameOf([])), ("another", "p-1", Name)])
            Assert.Equal(ScanState.Missing, (await scans.FindAsync(tenant, person, name, Cancellation)).State);
        Assert.Equal("of all"u8.ToArray(), (await scans.FindAsync(Tenant, "", NameOf(Bytes("of all")), Cancellation)).Bytes.ToArray());
    }

    [Fact]
    public async Task The_same_scan_again_is_no_second_one_and_is_left_as_it_is()
    {
        var scans = Enciphered().Scans;
        await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);
        var before = await ScanRows.FindScanAsync(Tenant, "person/p-1", Name, Cancellation);
        await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);

        Assert.Equal(before!.Data.ToArray(), (await ScanRows.FindScanAsync(Tenant, "person/p-1", Name, Cancellation))!.Data.ToArray());
    }

    [Fact]
    public async Task A_scan_that_was_altered_moved_or_cut_off_is_not_shown_and_keeping_it_again_mends_it()
    {
        var scans = Enciphered().Scans;
        await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);
        await scans.KeepAsync(Tenant, "p-2", Name, Picture, Cancellation);
        var (own, others) = ((await ScanRows.FindScanAsync(Tenant, "person/p-1", Name, Cancellation))!, (await ScanRows.FindScanAsync(Tenant, "person/p-2", Name, Cancellation))!);
        var altered = own.Data.ToArray();
        altered[^30] ^= 1;
        foreach (var damaged in (ReadOnlyMemory<byte>[])[altered, others.Data, own.Data[..^1], Bytes("nothing"), default])
        {
            await ScanRows.PutScanAsync(Tenant, own with { Data = damaged }, Cancellation);
            Assert.Equal(ScanState.Damaged, (await scans.FindAsync(Tenant, "p-1", Name, Cancellation)).State);
            Assert.True(await scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation));
            Assert.Equal(ScanState.Whole, (await scans.FindAsync(Tenant, "p-1", Name, Cancellation)).State);
        }
    }

    [Fact]
    public async Task With_the_key_of_a_person_the_scans_are_gone_and_those_of_others_stay()
    {
        var log = Enciphered();
        await log.Scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);
        await log.Scans.KeepAsync(Tenant, "p-2", Name, Picture, Cancellation);
        await log.Keys.DestroyAsync(Tenant, "person/p-1", Cancellation);

        Assert.Equal(ScanState.Erased, (await log.Scans.FindAsync(Tenant, "p-1", Name, Cancellation)).State);
        Assert.Equal(ScanState.Erased, (await Enciphered().Scans.FindAsync(Tenant, "p-1", Name, Cancellation)).State);
        Assert.Equal(ScanState.Whole, (await log.Scans.FindAsync(Tenant, "p-2", Name, Cancellation)).State);
        Assert.False(await log.Scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation));
    }

    [Fact]
    public async Task Many_who_keep_the_same_scan_at_once_leave_one_that_is_whole()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Enciphered().Scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation).AsTask()));
        Assert.Equal(ScanState.Whole, (await Enciphered().Scans.FindAsync(Tenant, "p-1", Name, Cancellation)).State);
    }

    [Fact]
    public async Task A_backup_carries_scans_as_they_are_enciphered()
    {
        var log = Enciphered();
        await FillRecordsAsync(log, "p-1");
        await log.Scans.KeepAsync(Tenant, "p-1", Name, Picture, Cancellation);
        await log.Scans.KeepAsync(Tenant, "", NameOf(Bytes("of all")), Bytes("of all"), Cancellation);
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(log, folder.At("backup"), Cancellation);

        await using var copy = await OpenEmptyAsync();
        await copy.ScanRows.PutScanAsync(Tenant, new ScanRow("person/p-1", Name, Bytes("left by a node that appended nothing")), Cancellation);
        await LogBackup.RestoreAsync(copy, folder.At("backup"), Cancellation);
        var restored = new EncipheredLog(copy, new DataKeys((IKeyRows)copy, _masters, TimeProvider.System)).Scans;
        Assert.Equal(Picture, (await restored.FindAsync(Tenant, "p-1", Name, Cancellation)).Bytes.ToArray());
        Assert.Equal("of all"u8.ToArray(), (await restored.FindAsync(Tenant, "", NameOf(Bytes("of all")), Cancellation)).Bytes.ToArray());
        await LogBackup.WriteAsync(copy, folder.At("again"), Cancellation);
        Assert.Equal(folder.Files("backup"), folder.Files("again"));
    }

    [Fact]
    public async Task A_backup_from_before_there_were_scans_is_restored()
    {
        await FillRecordsAsync(Enciphered(), "p-1");
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(Portable, folder.At("backup"), Cancellation);
        var (manifest, seal) = (Path.Combine(folder.At("backup"), "manifest.json"), Path.Combine(folder.At("backup"), "manifest.json.sha256"));
        var older = JsonNode.Parse(await File.ReadAllTextAsync(manifest, Cancellation))!;
        older["version"] = 3;
        Assert.True(older["tenants"]![0]!.AsObject().Remove("scans"));
        await File.WriteAllTextAsync(manifest, older.ToJsonString(), Cancellation);
        await File.WriteAllTextAsync(seal, $"{NameOf(await File.ReadAllBytesAsync(manifest, Cancellation))}  manifest.json\n", Cancellation);
        File.Delete(Directory.GetFiles(folder.At("backup"), "*.scans.jsonl").Single());

        await using var copy = await OpenEmptyAsync();
        await LogBackup.RestoreAsync(copy, folder.At("backup"), Cancellation);
        Assert.Equal((await Log.TailAsync()).Select(e => e.Show()), (await copy.TailAsync()).Select(e => e.Show()));
    }

    private static string NameOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
