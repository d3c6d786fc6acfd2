using Reinstate.TestNodes;
using Reinstate.TestScans;

namespace Reinstate.EndToEndTests;

/// <summary>Files that are no scans, and requests that are too large, over the real gateway: each is refused by its code, and nothing of it is kept.</summary>
public sealed class HostileScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task None_of_them_is_kept()
    {
        var store = _folder.At("reinstate.db");
        Assert.True(HostileScans.All.Count >= 30);
        await using (var node = await (await ScanNode.StartAsync("--store", store, "--keys", _folder.At("keys"))).PreparedAsync())
        {
            var before = await node.PositionAsync();
            var wrong = new List<string>();
            foreach (var (name, file, code) in HostileScans.All)
            {
                // Larger than the message may be, it does not come as far.
                var expected = file.Length > (8 * 1024 * 1024) + (32 * 1024) ? "TOO_LARGE" : code;
                if (await ScanNode.CodeAsync(() => node.KeepAsync(file, $"hostile {name.GetHashCode(StringComparison.Ordinal)}")) is var said && said != expected)
                    wrong.Add($"{name}: {said}, not {expected}");
            }

            Assert.Empty(wrong);
            Assert.Equal(before, await node.PositionAsync());
        }

        Assert.Equal(0, Sqlite.Count(store, "SELECT count(*) FROM scan"));
    }

    [Fact]
    public async Task What_names_no_page_of_a_sheet_or_is_not_allowed_is_refused()
    {
        await using var node = await (await ScanNode.StartAsync("--store", _folder.At("reinstate.db"), "--keys", _folder.At("keys"))).PreparedAsync();
        var photo = SomeJpeg.Of(640, 480);
        Assert.Equal("SHEET_UNKNOWN", await ScanNode.CodeAsync(() => node.KeepAsync(photo, "a", serial: "S-9")));
        Assert.Equal("INVALID_ARGUMENT", await ScanNode.CodeAsync(() => node.KeepAsync(photo, "b", 4)));
        Assert.Equal("INVALID_ARGUMENT", await ScanNode.CodeAsync(() => node.KeepAsync(photo, "c", 0)));
        Assert.Equal("ROLE_NOT_ALLOWED", await ScanNode.CodeAsync(() => node.KeepAsync(photo, "d", by: node.Manager.As("cqc", "inspector"))));
        Assert.Equal("OUT_OF_REACH", await ScanNode.CodeAsync(() => node.KeepAsync(photo, "e", by: node.Manager.As("carer", "care_worker", ["elsewhere"]))));
        Assert.Equal("OUT_OF_REACH", await ScanNode.CodeAsync(() => node.KeepAsync([1], "f", by: node.Manager.As("carer", "care_worker", ["elsewhere"]))));
        Assert.Equal("OUT_OF_REACH", await ScanNode.CodeAsync(() => node.ListAsync(by: node.Manager.As("cqc", "inspector"))));
        Assert.Equal("SCAN_UNKNOWN", await ScanNode.CodeAsync(() => node.GetAsync(ScanNode.NameOf(photo))));
        Assert.Equal("INVALID_ARGUMENT", await ScanNode.CodeAsync(() => node.GetAsync("../../etc/passwd")));
    }

    [Fact]
    public async Task Readers_from_outside_get_scans_unless_they_read_pseudonyms()
    {
        await using var node = await (await ScanNode.StartAsync("--store", _folder.At("reinstate.db"), "--keys", _folder.At("keys"))).PreparedAsync();
        var photo = SomeJpeg.Of(640, 480);
        await node.KeepAsync(photo, "photo");
        var until = Client.At(TimeProvider.System.GetUtcNow().AddDays(5));
        foreach (var (who, role) in ((string, string)[])[("cqc", "inspector"), ("council", "commissioner")])
            await node.Manager.Governance.GrantExternalAccessAsync(new() { Header = Client.Key($"grant {who}"), IncidentId = SmallProvider.Incident, Subject = who, Role = role, Until = until, Reason = "asked for" }, node.Manager.Headers);
        var (inspector, commissioner) = (node.Manager.As("cqc", "inspector"), node.Manager.As("council", "commissioner"));

        Assert.Equal(photo, (await node.GetAsync(ScanNode.NameOf(photo), inspector)).Data.ToByteArray());
        Assert.Single((await node.ListAsync(by: inspector)).Scans);
        Assert.NotNull(ScanNode.Entry(await node.PackAsync(inspector), $"scans/{ScanNode.NameOf(photo)}.jpg"));
        Assert.Equal("OUT_OF_REACH", await ScanNode.CodeAsync(() => node.GetAsync(ScanNode.NameOf(photo), commissioner)));
        Assert.Equal("OUT_OF_REACH", await ScanNode.CodeAsync(() => node.ListAsync(by: commissioner)));
        var redacted = await node.PackAsync(commissioner);
        Assert.Null(ScanNode.Entry(redacted, $"scans/{ScanNode.NameOf(photo)}.jpg"));
        Assert.DoesNotContain(ScanNode.NameOf(photo), System.Text.Encoding.UTF8.GetString(ScanNode.Entry(redacted, "evidence.json")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_carries_a_scan_may_be_as_large_as_one()
    {
        await using var node = await (await ScanNode.StartAsync("--store", _folder.At("reinstate.db"), "--keys", _folder.At("keys"))).PreparedAsync();
        var large = new string('x', 5 * 1024 * 1024);
        Assert.Equal("TOO_LARGE", await ScanNode.CodeAsync(async () => await node.Manager.Incidents.NoteTimelineAsync(new() { Header = Client.Key("large"), IncidentId = SmallProvider.Incident, Text = large }, node.Manager.Headers)));
        Assert.Equal("INVALID_ARGUMENT", await ScanNode.CodeAsync(() => node.GetAsync(large)));
        Assert.Equal("TOO_LARGE", await ScanNode.CodeAsync(() => node.KeepAsync(new byte[9 * 1024 * 1024], "more")));
        var most = SomePng.Of(8, 8, SomePng.Chunk("tEXt", new byte[(8 * 1024 * 1024) - SomePng.Of(8, 8).Length - 12]));
        Assert.Equal(8 * 1024 * 1024, (await node.KeepAsync(most, "as large as may be")).Scan.Bytes);
    }
}
