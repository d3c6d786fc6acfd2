using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Google.Protobuf;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Rendering;
using Reinstate.Evidence.Packs.Sealing;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>What whoever receives a pack finds out with nothing but the pack and a public key.</summary>
public sealed class SealedPackTests : IDisposable
{
    private static readonly Story Told = Story.Closed();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly PublicKeys _keys;
    private readonly byte[] _pack;

    public SealedPackTests()
    {
        _keys = new PublicKeys([_key.PublicPem]);
        _pack = [.. EvidencePack.Draft(Told.View, Story.Incident, redacted: false).Sealed(Events(), _key).Zip];
    }

    public void Dispose()
    {
        _key.Dispose();
        _keys.Dispose();
    }

    [Fact]
    public void A_pack_as_it_was_made_holds_and_has_each_event_of_the_incident_up_to_its_position()
    {
        Assert.Empty(PackCheck.Faults(_pack, _keys));
        var files = Files(_pack);
        Assert.Equal(["events.jsonl", "events.sha256", "evidence.html", "evidence.json", "evidence.pdf", "manifest.json", "manifest.sig"], files.Keys.Where(name => !name.StartsWith("data/", StringComparison.Ordinal)));
        Assert.Equal(Told.Log.Events.Count(e => e.Recorded.Scope.Incident == Story.Incident), Encoding.UTF8.GetString(files["events.jsonl"]).Count(c => c == '\n'));

        var early = EvidencePack.Draft(Told.View, Story.Incident, redacted: false).Sealed([.. Events(), Late()], _key);
        Assert.Equal(files["events.sha256"], Files([.. early.Zip])["events.sha256"]);
    }

    [Fact]
    public void A_redacted_pack_has_digests_and_no_events()
    {
        byte[] pack = [.. EvidencePack.Draft(Told.View, Story.Incident, redacted: true).Sealed(Events(), _key).Zip];
        Assert.Empty(PackCheck.Faults(pack, _keys));
        Assert.Equal(["events.sha256", "evidence.html", "evidence.json", "evidence.pdf", "manifest.json", "manifest.sig"], Files(pack).Keys.Where(name => !name.StartsWith("data/", StringComparison.Ordinal)));
        Assert.Equal(Files(_pack)["events.sha256"], Files(pack)["events.sha256"]);
    }

    [Fact]
    public void One_altered_byte_anywhere_in_the_zip_shows()
    {
        for (var i = 0; i < _pack.Length; i += Math.Max(1, _pack.Length / 1500))
        {
            var altered = _pack.ToArray();
            altered[i] ^= 0x10;
            Assert.NotEmpty(PackCheck.Faults(altered, _keys));
        }

        Assert.NotEmpty(PackCheck.Faults(_pack[..^1], _keys));
        Assert.NotEmpty(PackCheck.Faults([.. _pack, 0], _keys));
        Assert.NotEmpty(PackCheck.Faults([], _keys));
    }

    [Fact]
    public void An_altered_byte_of_any_event_is_named_by_its_position()
    {
        var lines = Lines();
        for (var i = 0; i < lines.Length; i++)
        {
            var position = Events()[i].Fields.Position;
            for (var at = i % 7; at < lines[i].Length; at += 7)
            {
                var altered = lines.ToArray();
                altered[i] = string.Concat(lines[i].AsSpan(0, at), lines[i][at] == 'A' ? "B" : "A", lines[i].AsSpan(at + 1));
                var said = With(altered)[0];
                Assert.True(said.StartsWith($"the event at position {position} ", StringComparison.Ordinal) || said.Contains("its position altered", StringComparison.Ordinal), said);
            }
        }
    }

    [Fact]
    public void Missing_added_and_exchanged_events_are_named()
    {
        var lines = Lines();
        long At(int i) => Events()[i].Fields.Position;
        Assert.Equal($"the event at position {At(0)} is missing", With(lines[1..])[0]);
        Assert.Equal($"the event at position {At(4)} is missing", With([.. lines[..4], .. lines[5..]])[0]);
        Assert.Equal($"the event at position {At(lines.Length - 1)} is missing", With(lines[..^1])[0]);
        Assert.Equal($"the event at position {At(5)} is out of order", With([.. lines[..4], lines[5], lines[4], .. lines[6..]])[0]);
        Assert.Equal($"the event at position {At(3)} is out of order", With([.. lines[..4], lines[3], .. lines[4..]])[0]);
        Assert.StartsWith("the event at position 9000 was inserted", With([.. lines[..4], lines[3].Replace($"\"position\":{At(3)},", "\"position\":9000,", StringComparison.Ordinal), .. lines[4..]])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_were_altered_with_the_manifest_are_not_what_was_signed()
    {
        var files = Files(_pack);
        var page = Encoding.UTF8.GetBytes("nothing happened");
        var manifest = Encoding.UTF8.GetString(files["manifest.json"]).Replace(Sha(files["evidence.html"]), Sha(page), StringComparison.Ordinal);
        files["evidence.html"] = page;
        files["manifest.json"] = Encoding.UTF8.GetBytes(manifest);
        Assert.Equal([$"manifest.json: the signature by the key {_key.Id} is not of this"], PackCheck.Faults(Zip(files), _keys));

        using var other = SigningKey.Create();
        using var others = new PublicKeys([other.PublicPem]);
        Assert.Equal([$"manifest.json: it is signed by the key {_key.Id}, which is not known"], PackCheck.Faults(_pack, others));
        files["manifest.sig"] = [.. PackSignature.Of(new PackedFile("manifest.json", [.. files["manifest.json"]]), other).Bytes];
        Assert.Equal([$"manifest.json: it is signed by the key {other.Id}, which is not known"], PackCheck.Faults(Zip(files), _keys));
    }

    [Fact]
    public void Files_that_are_altered_missing_or_added_are_named()
    {
        foreach (var name in Files(_pack).Keys)
        {
            var without = Files(_pack);
            without.Remove(name);
            Assert.Contains(PackCheck.Faults(Zip(without), _keys), fault => fault.Contains(name, StringComparison.Ordinal) && fault.Contains("missing", StringComparison.Ordinal));
        }

        var altered = Files(_pack);
        altered["evidence.json"] = [.. altered["evidence.json"], (byte)' '];
        Assert.Equal(["evidence.json was altered: its SHA-256 is not the manifest's"], PackCheck.Faults(Zip(altered), _keys));
        var added = Files(_pack);
        added["more.html"] = Encoding.UTF8.GetBytes("<p>");
        Assert.Equal(["more.html was added: the manifest does not know it"], PackCheck.Faults(Zip(added), _keys));
    }

    private static LoggedEvent[] Events() =>
    [
        .. Told.Log.Events.Where(e => e.Recorded.Scope.Incident == Story.Incident).Select(e => new LoggedEvent(
            new EventFields(
                "acme", e.Recorded.Position, e.Stream, e.Recorded.Version, e.Recorded.Event.Descriptor.FullName, e.Recorded.RecordedAt.ToUnixTimeMilliseconds(), e.Recorded.Actor, e.Recorded.Role, e.Recorded.Key,
                e.Recorded.Scope.Incident, e.Recorded.Scope.Service),
            e.Recorded.Event.ToByteArray())),
    ];

    private static LoggedEvent Late() => Events()[^1] with { Fields = Events()[^1].Fields with { Position = Told.Log.Position + 1 } };

    private static SortedDictionary<string, byte[]> Files(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack), ZipArchiveMode.Read);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var body = entry.Open();
            using var bytes = new MemoryStream();
            body.CopyTo(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }

        return files;
    }

    private static byte[] Zip(SortedDictionary<string, byte[]> files) => [.. PackZip.Of([.. files.Select(file => new PackedFile(file.Key, [.. file.Value]))])];

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private string[] Lines() => Encoding.UTF8.GetString(Files(_pack)["events.jsonl"]).Split('\n')[..^1];

    private IReadOnlyList<string> With(string[] lines)
    {
        var files = Files(_pack);
        files["events.jsonl"] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        return PackCheck.Faults(Zip(files), _keys);
    }
}
