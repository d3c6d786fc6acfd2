using System.Security.Cryptography;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

public sealed class PackFileTests
{
    [Fact]
    public void The_same_log_gives_the_same_bytes_also_after_a_rebuild()
    {
        var story = Story.Learned();
        var first = EvidencePack.Build(story.View, Story.Incident);
        Assert.Equal(first.Zip, EvidencePack.Build(story.View, Story.Incident).Zip);
        Assert.Equal(first.Zip, EvidencePack.Build(story.Log.Rebuild(), Story.Incident).Zip);
    }

    [Fact]
    public void The_manifest_verifies_every_other_file_and_names_what_it_is_a_fold_of()
    {
        var story = Story.Closed();
        var pack = new OpenedPack(story.View);
        Assert.Equal(story.Log.Position, pack.Manifest.GetProperty("position").GetInt64());
        Assert.Equal(("acme", Story.Incident), (pack.Manifest.GetProperty("tenant").GetString(), pack.Manifest.GetProperty("incident").GetString()));
        Assert.NotEqual("", pack.Manifest.GetProperty("program_version").GetString());
        var listed = pack.Manifest.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!);
        Assert.Equal(pack.Files.Where(file => file != "manifest.json").Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, file =>
        {
            var bytes = pack.Bytes(file.Key);
            Assert.Equal(bytes.Length, file.Value.GetProperty("length").GetInt32());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Value.GetProperty("sha256").GetString());
        });
    }

    [Fact]
    public void Entries_stand_in_ordinal_order_with_one_fixed_time()
    {
        var pack = new OpenedPack(Story.Restored().View);
        Assert.Equal(pack.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal), pack.Entries.Select(entry => entry.Name));
        Assert.Equal(["evidence.html", "evidence.json", "evidence.pdf", "manifest.json"], pack.Entries.Select(entry => entry.Name).Where(name => !name.StartsWith("data/", StringComparison.Ordinal)));
        Assert.Equal([new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)], pack.Entries.Select(entry => entry.At).Distinct());
    }

    [Fact]
    public void The_answer_carries_the_pack_whole()
    {
        var view = Story.Restored().View;
        var (draft, refusal) = EvidenceAnswers.Draft(view, new GetEvidencePackRequest { IncidentId = Story.Incident }, Reader.Whole);
        Assert.Null(refusal);
        var reply = EvidenceAnswers.Chunk(draft!.Unsealed());
        Assert.Equal(EvidencePack.Build(view, Story.Incident).Zip.ToArray(), reply.Data.ToByteArray());
        Assert.Equal((view.Position, $"evidence-inc-7-{view.Position}.zip"), (reply.Position, reply.FileName));
    }

    [Fact]
    public void An_unknown_incident_is_refused()
    {
        var (draft, refusal) = EvidenceAnswers.Draft(Story.Restored().View, new GetEvidencePackRequest { IncidentId = "inc-8" }, Reader.Whole);
        Assert.Null(draft);
        Assert.Equal(Catalogue.IncidentUnknown, refusal!.Kind);
    }
}
