using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Grpc.Core;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Crosswalks;
using Reinstate.EvidenceTests.Packs;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.EndToEndTests;

/// <summary>The packs of the three examples, from the outage to what was learnt: where a reader finds what is expected, and that a redacted one names nobody. UPDATE_DOCS=1 writes docs/evidence-examples.md anew.</summary>
public sealed partial class ExamplePackTests(PlayedDemo demo)
{
    private static readonly string Guide = Path.Combine(Repository.Root, "docs", "evidence-examples.md");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static ImmutableArray<CrosswalkLine> Sentences => Crosswalk.All.Single(framework => framework.Id == "expectations").Lines;

    [Fact]
    public async Task Each_sentence_is_evidenced_in_each_example_on_the_pages_that_the_guide_names()
    {
        var packs = await OpenedAsync();
        Assert.Equal(3, packs.Count);
        Assert.Equal(8, Sentences.Length);
        foreach (var (incident, pack) in packs)
        {
            var pages = Destinations(pack);
            foreach (var line in Sentences)
            {
                Assert.All(line.Sections, section => Assert.Contains($"<section id=\"{section}\">", pack.Html, StringComparison.Ordinal));
                Assert.All(line.Sections, section => Assert.True(pages.ContainsKey(section), $"{incident}: no destination {section}"));
                Assert.True(line.Sections.Any(section => Rows(pack, section) > 0), $"{incident}: nothing evidences {line.Code}");
            }
        }

        var page = Page(packs);
        if (string.Equals(Environment.GetEnvironmentVariable("UPDATE_DOCS"), "1", StringComparison.Ordinal))
            await File.WriteAllTextAsync(Guide, page, Cancellation);
        Assert.True(File.Exists(Guide) && string.Equals(await File.ReadAllTextAsync(Guide, Cancellation), page, StringComparison.Ordinal), "docs/evidence-examples.md differs from the packs of the play: run this test with UPDATE_DOCS=1 and commit it.\n" + page);
    }

    [Fact]
    public async Task Each_audit_sample_is_drawn_again_from_its_pack()
    {
        foreach (var pack in (await demo.PacksAsync()).Values)
        {
            var (exit, output) = await NodeProcess.RunAsync("audit-sample", pack);
            Assert.True(exit == 0, output);
        }
    }

    [Fact]
    public async Task No_text_layer_of_a_redacted_pack_of_an_example_names_anybody_or_holds_what_somebody_wrote()
    {
        using var folder = new TemporaryFolder();
        await demo.CopyAsync(folder.At("data"));
        await using var node = await NodeProcess.StartAsync("--data", folder.At("data"), "--clock", "demo");
        using var channel = Client.Channel(node.GrpcAddress, null);
        var director = new Client(channel, "meadowbank-demo", "MG01", "group_quality_director");
        var organisation = await director.Organisation.GetOrganisationAsync(new() { }, director.Headers, cancellationToken: Cancellation);
        var names = organisation.People.SelectMany(person => (string[])[person.PersonId, person.Name, person.Dob, person.NhsNumber, .. person.Name.Split(' ')])
            .Concat(organisation.Staff.SelectMany(staff => (string[])[staff.StaffId, staff.Name, .. staff.Name.Split(' ')]))
            .Where(value => value.Length > 1).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(names.Count > 300, $"{names.Count} names");
        foreach (var (incident, full) in await OpenedAsync())
        {
            var written = Written(full).ToList();
            Assert.True(written.Count > 40, $"{incident}: {written.Count} texts");
            var redacted = await AskAsync(director, incident);
            Assert.Empty(TextLayers.Found(redacted, [.. names, .. written]));
            Assert.NotEmpty(TextLayers.Found(full, names));
            Assert.NotEmpty(TextLayers.Found(full, written));
        }
    }

    private async Task<SortedDictionary<string, OpenedPack>> OpenedAsync()
    {
        var opened = new SortedDictionary<string, OpenedPack>(StringComparer.Ordinal);
        foreach (var (incident, file) in await demo.PacksAsync())
            opened[incident] = new OpenedPack(new EvidencePackFile(Path.GetFileName(file), [.. await File.ReadAllBytesAsync(file, Cancellation)], 0));
        return opened;
    }

    private static async Task<OpenedPack> AskAsync(Client client, string incident)
    {
        using var call = client.Governance.GetEvidencePack(new GetEvidencePackRequest { IncidentId = incident, Redacted = true }, client.Headers, cancellationToken: Cancellation);
        using var zip = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(Cancellation))
            zip.Write(chunk.Data.Span);
        return new OpenedPack(new EvidencePackFile("redacted.zip", [.. zip.ToArray()], 0));
    }

    /// <summary>What somebody chose the words of: reasons, notes and answers of people, as the pack's data have them. Titles of steps are this program's.</summary>
    private static IEnumerable<string> Written(OpenedPack pack) => pack.Json.EnumerateObject()
        .Where(section => section.Value.ValueKind == JsonValueKind.Array && section.Name != "recovery_steps")
        .SelectMany(section => section.Value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).SelectMany(row => row.EnumerateObject()))
        .Where(field => field.Name is "reason" or "note" or "text" or "resolution" or "summary" or "said" or "detail" or "proof" or "action" or "statement" or "what_went_well" or "what_to_improve" or "debrief" && field.Value.ValueKind == JsonValueKind.String)
        .Select(field => field.Value.GetString()!)
        .Where(text => text.Length > 8 && text.Contains(' ', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private static int Rows(OpenedPack pack, string section) =>
        pack.Json.TryGetProperty(section, out var rows) ? rows.ValueKind == JsonValueKind.Array ? rows.GetArrayLength() : 1 : 0;

    private static string? Title(OpenedPack pack)
    {
        var incident = pack.Json.GetProperty("incident");
        return (incident.ValueKind == JsonValueKind.Array ? incident[0] : incident).GetProperty("title").GetString();
    }

    /// <summary>Page numbers, from 1, of the named destinations of the PDF, as its own objects say.</summary>
    private static Dictionary<string, int> Destinations(OpenedPack pack)
    {
        var structure = Encoding.Latin1.GetString(pack.Bytes("evidence.pdf"));
        var kids = Kids().Match(structure).Groups["kids"].Value;
        var pages = Reference().Matches(kids).Select((match, at) => (Object: match.Groups["object"].Value, Page: at + 1)).ToDictionary(one => one.Object, one => one.Page, StringComparer.Ordinal);
        return Destination().Matches(structure).ToDictionary(match => match.Groups["name"].Value, match => pages[match.Groups["object"].Value], StringComparer.Ordinal);
    }

    private static string Page(SortedDictionary<string, OpenedPack> packs)
    {
        var all = packs.Values.Select(Destinations).ToList();
        var page = new StringBuilder("""
            # Where the three examples evidence what is expected

            `./run demo --out FOLDER` plays three outages from their closing to what was learnt of them, and leaves a pack of each. For every sentence of what a commissioner and an inspector expect: the pages of each pack's
            `evidence.pdf` on which it is evidenced. The sections are named in [evidence.md](evidence.md), and each is an anchor of `evidence.html` too. This page is written by a test from the packs of the play.

            """.ReplaceLineEndings("\n"));
        page.Append(CultureInfo.InvariantCulture, $"\n| Sentence | {string.Join(" | ", packs.Select(pack => $"{pack.Key}: {Title(pack.Value)}"))} |\n|---|{string.Concat(packs.Select(_ => "---|"))}\n");
        foreach (var line in Sentences)
            page.Append(CultureInfo.InvariantCulture, $"| {line.Text} | {string.Join(" | ", all.Select(pages => string.Join(", ", line.Sections.Select(section => pages[section]).Distinct().Order())))} |\n");
        return page.ToString();
    }

    [GeneratedRegex(@"/Type ?/Pages\b[^>]*?/Kids ?\[(?<kids>[^\]]*)\]", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Kids();

    [GeneratedRegex("(?<object>[0-9]+) 0 R", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\((?<name>[a-z_]+)\) ?\[(?<object>[0-9]+) 0 R", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Destination();
}
