using System.Net.Http.Json;
using System.Text.Json;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.TestNodes;
using Reinstate.TestScans;

namespace Reinstate.EndToEndTests;

/// <summary>A photograph of a sheet from the gateway to the store and back: over restarts, copies and an erasure.</summary>
public sealed class ScanTests(PostgresCluster postgres) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Keys => _folder.At("keys");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_photograph_is_kept_once_and_read_after_a_restart_and_from_a_copy(string kind)
    {
        var store = kind == "sqlite" ? _folder.At("reinstate.db") : await postgres.AddressAsync();
        var (photo, page) = (SomeJpeg.Of(4032, 3024), SomePng.Of(80, 60));
        await using (var node = await StartAsync(store))
        {
            await node.PreparedAsync();
            var kept = await node.KeepAsync(photo, "photo");
            Assert.Equal((ScanNode.NameOf(photo), "S-2", 1, ScanNode.Person, "image/jpeg", photo.Length, 4032, 3024, "rm"), (kept.Scan.Sha256, kept.Scan.Serial, kept.Scan.Page, kept.Scan.PersonId, kept.Scan.MediaType, kept.Scan.Bytes, kept.Scan.Width, kept.Scan.Height, kept.Scan.KeptBy));
            Assert.Equal(kept, await node.KeepAsync(photo, "photo"));
            Assert.Equal(kept.Scan, (await node.KeepAsync(photo, "photo once more")).Scan);
            await node.KeepAsync(page, "another page", 2, by: node.Manager.As("carer", "care_worker", [SmallProvider.Service]));
            Assert.Equal("IDEMPOTENCY_KEY_REUSED", await ScanNode.CodeAsync(() => node.KeepAsync(page, "photo")));
            Assert.Equal([(1, kept.Scan.Sha256), (2, ScanNode.NameOf(page))], (await node.ListAsync()).Scans.Select(scan => (scan.Page, scan.Sha256)));
            Assert.Empty((await node.ListAsync("S-1")).Scans);
        }

        await using (var node = await StartAsync(store))
        {
            Assert.Equal(photo, (await node.GetAsync(ScanNode.NameOf(photo))).Data.ToByteArray());
            var timeline = await node.Manager.Incidents.GetTimelineAsync(new() { IncidentId = SmallProvider.Incident }, node.Manager.Headers, cancellationToken: Cancellation);
            Assert.Equal(["Scan of sheet S-2, page 1, kept", "Scan of sheet S-2, page 2, kept"], timeline.Entries.Where(entry => entry.Event == "ScanKept").Select(entry => entry.What));
            var reads = await node.Manager.People.ListRecordReadsAsync(new() { IncidentId = SmallProvider.Incident, PersonId = ScanNode.Person }, node.Manager.Headers, cancellationToken: Cancellation);
            Assert.Equal([("GetScan", "person"), ("ListScans", "service")], reads.Reads.Select(read => (read.Method, read.Extent)));

            var pack = await node.PackAsync();
            Assert.Equal(photo, ScanNode.Entry(pack, $"scans/{ScanNode.NameOf(photo)}.jpg"));
            Assert.Equal(page, ScanNode.Entry(pack, $"scans/{ScanNode.NameOf(page)}.png"));
            Assert.Null(ScanNode.Entry(pack, "scans/not-readable.txt"));
            await File.WriteAllBytesAsync(_folder.At("pack.zip"), pack, Cancellation);
        }

        await RunAsync(0, "verify-pack", _folder.At("pack.zip"), "--keys", Keys);
        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", store, "--keys", Keys), StringComparison.Ordinal);
        await RunAsync(0, "backup", _folder.At("copy"), "--store", store);
        await RunAsync(0, "restore", _folder.At("copy"), "--store", _folder.At("copied.db"));
        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", _folder.At("copied.db"), "--keys", Keys), StringComparison.Ordinal);
        await using var other = await StartAsync(_folder.At("copied.db"));
        Assert.Equal(photo, (await other.GetAsync(ScanNode.NameOf(photo))).Data.ToByteArray());
    }

    [Fact]
    public async Task Bytes_that_are_lost_or_altered_are_named_and_come_back_with_the_paper()
    {
        var (store, photo, page) = (_folder.At("reinstate.db"), SomeJpeg.Of(640, 480), SomePng.Of(8, 8));
        await using (var node = await StartAsync(store))
        {
            await node.PreparedAsync();
            await node.KeepAsync(photo, "photo");
            await node.KeepAsync(page, "page", 1, "S-1");
        }

        Sqlite.Run(store, "DELETE FROM scan WHERE subject <> 'organisation'; UPDATE scan SET data = zeroblob(100)");
        var said = await OutputAsync(1, "verify", "--store", store, "--keys", Keys);
        Assert.Contains($"the bytes of the scan {ScanNode.NameOf(photo)} (sheet S-2, page 1) are not there", said, StringComparison.Ordinal);
        Assert.Contains($"the bytes of the scan {ScanNode.NameOf(page)} (sheet S-1, page 1) were altered", said, StringComparison.Ordinal);

        await using (var node = await StartAsync(store))
        {
            Assert.Equal("SCAN_LOST", await ScanNode.CodeAsync(() => node.GetAsync(ScanNode.NameOf(photo))));
            Assert.Equal("SCAN_LOST", await ScanNode.CodeAsync(() => node.GetAsync(ScanNode.NameOf(page))));
            Assert.Contains($"scans/{ScanNode.NameOf(photo)}.jpg", System.Text.Encoding.ASCII.GetString(ScanNode.Entry(await node.PackAsync(), "scans/not-readable.txt")!), StringComparison.Ordinal);
            await node.KeepAsync(photo, "photo again");
            await node.KeepAsync(page, "page", 1, "S-1");
            Assert.Equal(photo, (await node.GetAsync(ScanNode.NameOf(photo))).Data.ToByteArray());
        }

        Assert.EndsWith(" 0 faults", await RunAsync(0, "verify", "--store", store, "--keys", Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_persons_key_the_scans_are_gone_and_those_of_the_service_stay()
    {
        var (store, photo, page) = (_folder.At("reinstate.db"), SomeJpeg.Of(640, 480), SomePng.Of(8, 8));
        await using (var node = await StartAsync(store))
        {
            await node.PreparedAsync();
            await node.KeepAsync(photo, "photo");
            await node.KeepAsync(page, "page", 1, "S-1");
        }

        await using (var log = await Stores.OpenAsync(StoreAddress.Parse(store), new KeyFolder(Keys), Cancellation))
            await log.Keys.DestroyAsync(ScanNode.Tenant, $"person/{ScanNode.Person}", Cancellation);
        await using (var node = await StartAsync(store))
        {
            Assert.Equal("PERSON_ERASED", await ScanNode.CodeAsync(() => node.GetAsync(ScanNode.NameOf(photo))));
            Assert.Equal("PERSON_ERASED", await ScanNode.CodeAsync(() => node.KeepAsync(SomeJpeg.Of(8, 8), "late", 2)));
            Assert.Equal(page, (await node.GetAsync(ScanNode.NameOf(page))).Data.ToByteArray());
        }

        Assert.DoesNotContain("scan", await OutputAsync(0, "verify", "--store", store, "--keys", Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_JSON_a_scan_is_base64()
    {
        await using var node = await (await StartAsync(_folder.At("reinstate.db"))).PreparedAsync();
        using var http = new HttpClient { BaseAddress = node.Process.HttpAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await AccessToken.OfAsync(node.Process.HttpAddress, ScanNode.Tenant, "rm", "registered_manager"));
        var photo = SomePng.Of(8, 8, SomePng.Chunk("tEXt", new byte[(8 * 1024 * 1024) - SomePng.Of(8, 8).Length - 12]));

        using var kept = await http.PostAsJsonAsync($"v1/incidents/{SmallProvider.Incident}/services/{SmallProvider.Service}/sheets/S-1/scans", new { header = new { idempotencyKey = "by JSON" }, page = 1, data = Convert.ToBase64String(photo) }, Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.OK, kept.StatusCode);
        var read = await http.GetFromJsonAsync<JsonElement>($"v1/incidents/{SmallProvider.Incident}/services/{SmallProvider.Service}/scans/{ScanNode.NameOf(photo)}", Cancellation);
        Assert.Equal(photo, read.GetProperty("data").GetBytesFromBase64());
    }

    private Task<ScanNode> StartAsync(string store) => ScanNode.StartAsync("--store", store, "--keys", Keys);

    private static async Task<string> RunAsync(int exitCode, params string[] arguments) => (await OutputAsync(exitCode, arguments)).TrimEnd().Split('\n')[^1];

    private static async Task<string> OutputAsync(int exitCode, params string[] arguments)
    {
        var (ended, output) = await NodeProcess.RunAsync(arguments);
        Assert.True(exitCode == ended, $"{string.Join(' ', arguments)}: {ended}\n{output}");
        return output;
    }
}
