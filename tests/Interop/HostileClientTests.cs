using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.InteropTests;

/// <summary>
/// Hundreds of attacks by a program of another origin on real nodes (<c>python/hostile</c>), while somebody works: none gets in, none stops the work, and the log holds what was worked and nothing else.
/// </summary>
public sealed class HostileClientTests : IAsyncLifetime
{
    // MiB: two rounds of these attacks occupied 1,400 for a while.
    private const double MostMemory = 1536;

    // Attacks may not fill the disk by what is said about them.
    private const int MostLogged = 1024 * 1024;

    private readonly string folder = Directory.CreateTempSubdirectory("reinstate-hostile-").FullName;
    private ForeignIssuer issuer = null!;
    private NodeProcess node = null!;
    private NodeProcess here = null!;

    public async ValueTask InitializeAsync()
    {
        issuer = await ForeignIssuer.StartAsync();
        node = await NodeProcess.StartAsync("--data", Path.Combine(folder, "node"), "--issuer", issuer.Address, "--connections-per-address", "500");
        WriteCertificate();

        // For browsers: with the issuer inside, so that somebody can be signed in, and with TLS.
        here = await NodeProcess.StartAsync("--data", Path.Combine(folder, "here"), "--certificate", Path.Combine(folder, "node.pem"));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await here.DisposeAsync();
        await issuer.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact(Timeout = 400_000)]
    public async Task No_attack_gets_in_and_none_stops_the_work_of_others()
    {
        var key = await issuer.PrivateKeyAsync("first");
        using var work = MintedTokens.Channel(node.GrpcAddress, issuer.Address, key);
        using var watching = MintedTokens.Channel(node.GrpcAddress, issuer.Address, key);
        await using var honest = new HonestClient(work, watching);
        await honest.BeginAsync();
        var rival = new Client(work, "rival", "rob", "registered_manager");
        var registered = (await rival.Organisation.RegisterOrganisationAsync(new() { Header = Client.Key("rival"), Name = "Rival" }, rival.Headers)).Position;
        var before = Mebibytes();

        var output = await Foreign.AttackWithPython(descriptors => Given(descriptors, key));
        var report = HostileReport.Parse(output);
        await honest.EndAsync();
        var after = Mebibytes();

        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Print($"{report.Distinct} distinct attacks in {report.Seconds} s, {report.GotIn.Length} not refused");
        foreach (var (name, tried, refused) in report.Families)
        {
            Print($"  {name,-28} {tried,4} tried {refused,4} refused");
        }

        Print($"honest client: {honest.Calls} calls, {honest.Failures.Count} failures, {honest.Latencies}; {honest.Events} events seen; memory of the node {before:0} MiB before, {after:0} MiB after");
        Assert.True(honest.Failures.Count == 0, $"{string.Join('\n', honest.Failures)}\n{node.Output}");
        Assert.True(report.GotIn.Length == 0, string.Join('\n', report.GotIn));
        Assert.All(report.Families, family => Assert.Equal(family.Tried, family.Refused));
        Assert.InRange(report.Distinct, 300, int.MaxValue);
        Assert.InRange(after, 0, MostMemory);
        Assert.True(node.IsRunning && !node.HasEnded && here.IsRunning && !here.HasEnded);

        // Kestrel logs of its own how connections end that are torn down in the middle of a handshake.
        Assert.DoesNotContain((node.Output + here.Output).Split('\n'), line => line.Contains("fail:", StringComparison.Ordinal) && !line.Contains("fail: Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal));
        Assert.InRange(node.Output.Length, 0, MostLogged);

        // The log holds what the honest did, and what the rival registered before.
        await node.KillAsync();
        var (exitCode, verified) = await NodeProcess.RunAsync("verify", "--data", Path.Combine(folder, "node"));
        Assert.True(exitCode == 0, verified);

        // What was shown to attackers who may see it is on record. Since the watch ended, the node itself may have noted that a limit has passed.
        var all = honest.Events + registered + await ReadsAsync();
        Assert.True(verified.Contains($"2 tenants, {all} events, 0 faults", StringComparison.Ordinal) || verified.Contains($"2 tenants, {all + 1} events, 0 faults", StringComparison.Ordinal), $"{all} were seen:\n{verified}");
    }

    // Of a backup, whose files anybody can read.
    private async Task<int> ReadsAsync()
    {
        var (exitCode, said) = await NodeProcess.RunAsync("backup", Path.Combine(folder, "copy"), "--data", Path.Combine(folder, "node"));
        Assert.True(exitCode == 0, said);
        return Directory.GetFiles(Path.Combine(folder, "copy"), "*.events.jsonl").SelectMany(File.ReadLines).Count(line => line.Contains("\"reinstate.events.v1.RecordRead\"", StringComparison.Ordinal));
    }

    private static void Print(string line)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(line);
        Console.WriteLine(line);
    }

    private string Given(string descriptors, string key)
    {
        using var other = RSA.Create(2048);
        var parameters = other.ExportParameters(includePrivateParameters: true);
        var otherKey = new JsonObject { ["kty"] = "RSA", ["kid"] = "stranger" };
        foreach (var (name, value) in new[] { ("n", parameters.Modulus), ("e", parameters.Exponent), ("d", parameters.D) })
        {
            otherKey[name] = System.Buffers.Text.Base64Url.EncodeToString(value);
        }

        return JsonSerializer.Serialize(new
        {
            descriptors, http = node.HttpAddress.Authority, grpc = node.GrpcAddress.Authority, here = here.HttpAddress.Authority, issuer = issuer.Address, key = JsonNode.Parse(key), otherKey,
        });
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(Path.Combine(folder, "node.pem"), $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    private double Mebibytes() => double.Parse(
        File.ReadLines($"/proc/{node.ProcessId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
