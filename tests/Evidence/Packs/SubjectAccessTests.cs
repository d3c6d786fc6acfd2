using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Reinstate.Events.V1;
using Reinstate.Evidence.Packs.SubjectAccess;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>A copy of everything that is held about one person, in which nobody else who is supported is named.</summary>
public sealed class SubjectAccessTests
{
    private const string Ada = "p1";
    private static readonly Story Told = Tell();
    private static readonly Dictionary<string, byte[]> Files = Unzip(Copy(Told, Ada));
    private static readonly JsonElement Json = JsonDocument.Parse(Files["subject-access.json"]).RootElement;

    [Fact]
    public void It_holds_page_pdf_data_and_tables_and_a_manifest_with_the_hash_of_each()
    {
        var manifest = JsonDocument.Parse(Files["manifest.json"]).RootElement;
        Assert.Equal(("reinstate.subject-access/1", Ada), (manifest.GetProperty("format").GetString(), manifest.GetProperty("person").GetString()));
        var listed = manifest.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString(), StringComparer.Ordinal);
        Assert.Equal(Files.Keys.Where(name => name != "manifest.json").Order(StringComparer.Ordinal), listed.Keys.Order(StringComparer.Ordinal));
        Assert.All(listed, file => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files[file.Key])), file.Value));
        Assert.Superset(new HashSet<string>(["subject-access.html", "subject-access.pdf", "subject-access.json", "data/log.csv", "data/reads.csv", "data/registration.csv", "data/reconciliation_log.csv"]), Files.Keys.ToHashSet());
        Assert.StartsWith("data/", Files.Keys.Order(StringComparer.Ordinal).First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_about_the_person_is_in_it_and_none_about_somebody_else()
    {
        var own = Told.Log.Events.Where(record => record.Stream == $"person/{Ada}").Select(record => record.Recorded.Position).ToList();
        var shown = Rows("log").Select(row => row.GetProperty("position").GetInt64()).ToHashSet();
        Assert.NotEmpty(own);
        Assert.Superset(own.ToHashSet(), shown);
        Assert.All(Told.Log.Events.Where(record => record.Stream.StartsWith("person/", StringComparison.Ordinal) && record.Stream != $"person/{Ada}"), record => Assert.DoesNotContain(record.Recorded.Position, shown));
        Assert.Contains(Rows("log"), row => row.GetProperty("event").GetString() == nameof(EntriesRecorded));
        Assert.Contains(Rows("registration"), row => row.GetProperty("allergies").GetString() == "penicillin");
        Assert.Equal(["2026-03-01"], Rows("end_of_care").Select(row => row.GetProperty("care_ended_on").GetString()));
        var hold = Assert.Single(Rows("legal_holds"));
        Assert.Equal("h-1", hold.GetProperty("hold").GetString());
        Assert.DoesNotContain("COR/114", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_of_packs_show_the_persons_rows_of_every_incident_and_no_others()
    {
        var pack = new OpenedPack(Told.View);
        var theirs = pack.Rows("reconciliation_log", "person", Ada).Count();
        Assert.True(theirs > 0);
        Assert.Equal(theirs, Rows("reconciliation_log").Count);
        foreach (var section in Json.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.Array))
        {
            foreach (var row in section.Value.EnumerateArray().Where(row => row.TryGetProperty("person", out _)))
                Assert.Equal((Ada, Story.Incident), (row.GetProperty("person").GetString(), row.GetProperty("incident").GetString()));
        }
    }

    [Fact]
    public void Who_read_it_stands_with_initials_and_role_where_the_reads_showed_this_person()
    {
        var reads = Rows("reads");
        Assert.Equal(["GetPersonRecord", "GetFindings", "ExportSubjectAccess"], reads.Select(row => row.GetProperty("what").GetString()));
        Assert.All(reads, row => Assert.Equal("MN (care worker)", row.GetProperty("who").GetString()));
    }

    [Fact]
    public void Nobody_else_who_is_supported_and_no_name_of_staff_is_in_any_layer_of_any_file()
    {
        var others = Told.View.Organisation.People.Values.Where(person => person.PersonId != Ada).SelectMany(person => (string[])[person.Name, .. person.Name.Split(' ')])
            .Concat(["Zoltan Field", "Zoltan"]).Concat(Told.View.Organisation.Staff.Values.Select(staff => staff.Name)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (where, text) in Layers())
        {
            foreach (var name in others)
                Assert.False(Stands(text, name), $"{where}: {name}");
            foreach (var id in (string[])["p2", "p3", "p4"])
                Assert.DoesNotMatch($@"(?<![\p{{L}}\p{{N}}]){id}(?![\p{{L}}\p{{N}}])", text);
        }

        Assert.Contains("[another person] pushed her, and [another person] saw it", Everything(), StringComparison.Ordinal);
        Assert.Contains("Ada Quill", Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_position_gives_the_same_bytes_whatever_was_recorded_since()
    {
        var then = Told.Log.Position;
        var first = Copy(Told, Ada);
        Assert.Equal(first.Zip.AsSpan(), Copy(Told, Ada, then).Zip.AsSpan());
        var later = Tell().Do(new RecordEndOfCareRequest { PersonId = Ada, CareEndedOn = "2026-03-02", Reason = "later" }, "rae", "registered_manager");
        Assert.NotEqual(first.FileName, Copy(later, Ada).FileName);
        Assert.Equal(first.Zip.AsSpan(), Copy(later, Ada, then).Zip.AsSpan());
    }

    [Fact]
    public void Somebody_without_an_incident_gets_what_the_directory_holds()
    {
        var story = Tell().Do(new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "p9", ServiceId = "elm", Name = "Ivo Bland" } } }, "import", "data_import");
        var files = Unzip(Copy(story, "p9"));
        var json = JsonDocument.Parse(files["subject-access.json"]).RootElement;
        Assert.Equal(0, json.GetProperty("incidents").GetArrayLength());
        Assert.Equal("Ivo Bland", json.GetProperty("registration")[0].GetProperty("name").GetString());
        using var pdf = new OpenedPdf(files["subject-access.pdf"]);
        Assert.Contains("What is held about Ivo Bland", pdf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("COMPLETE", pdf.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEN LARCH shouted", "[another person] shouted")]
    [InlineData("ben larch shouted", "[another person] shouted")]
    [InlineData("Ben and Cleo", "[another person] and [another person]")]
    [InlineData("a bench of larch", "a bench of larch")]
    [InlineData("Larch's room, and Cleo’s", "[another person] room, and [another person]")]
    [InlineData("p2, p22 and p2.", "[another person], p22 and [another person].")]
    [InlineData("Mia Novak told Ada Quill", "MN (care worker) told Ada Quill")]
    [InlineData("Zoltan Field was here", "[another person] was here")]
    public void A_text_keeps_everything_but_who_else_was_there(string text, string shown) => Assert.Equal(shown, new OtherPeople(Source(Told, Ada, Told.Log.Position)).Redact(text));

    private static Story Tell()
    {
        var story = Story.Recovered()
            .Do(new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "p4", ServiceId = Story.Home, Name = "Zoltan Field" } } }, "import", "data_import")
            .Do(new RegisterPeopleRequest { People = { new PersonSupported { PersonId = "p4", ServiceId = Story.Home, Name = "Zoltan Meadows" } } }, "import", "data_import")
            .Do(new RaiseQueryRequest { IncidentId = Story.Incident, PersonId = Ada, QueryId = "q-push", ItemId = "d3", Text = "Ben Larch pushed her, and Zoltan saw it" }, "nell", "nurse_in_charge")
            .Do(new RecordEndOfCareRequest { PersonId = Ada, CareEndedOn = "2026-03-01", Reason = "told by Cleo Marsh" }, "rae", "registered_manager")
            .Do(new PlaceLegalHoldRequest { HoldId = "h-1", PersonId = Ada, Reference = "COR/114", Reason = "an inquest" }, "dpo", "data_protection_officer");
        var n = 0;
        foreach (var read in (RecordRead[])
        [
            new() { IncidentId = Story.Incident, ServiceId = Story.Home, PersonId = Ada, Method = "GetPersonRecord" },
            new() { IncidentId = Story.Incident, ServiceId = Story.Home, Method = "GetFindings" },
            new() { IncidentId = Story.Incident, ServiceId = Story.Branch, Method = "GetFindings" },
            new() { IncidentId = Story.Incident, ServiceId = Story.Home, PersonId = "p2", Method = "GetPersonRecord" },
            new() { PersonId = Ada, Method = "ExportSubjectAccess" },
        ])
            story.Log.Append("reads", Grains.Reads.ReadsAggregate.IdOf(read), read, new EventScope("", ""), "mia", "care_worker", Story.Time(18), $"read-{++n}");
        return story;
    }

    private static Evidence.Packs.EvidencePackFile Copy(Story story, string person, long? position = null) =>
        SubjectAccessExport.Draft(Source(story, person, position ?? story.Log.Position)).Packed(new Dictionary<string, ReadOnlyMemory<byte>>());

    private static SubjectAccessSource Source(Story story, string person, long position) =>
        SubjectAccessSource.Of(story.Log.Rebuild(position), person, position, story.Log.Events.TakeWhile(record => record.Recorded.Position <= position));

    private static Dictionary<string, byte[]> Unzip(Evidence.Packs.EvidencePackFile file)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream([.. file.Zip]), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var body = entry.Open();
            using var copy = new MemoryStream();
            body.CopyTo(copy);
            files[entry.FullName] = copy.ToArray();
        }

        return files;
    }

    private static List<JsonElement> Rows(string section) => [.. Json.GetProperty(section).EnumerateArray()];

    private static string Everything() => string.Join('\n', Layers().Select(layer => layer.Text));

    private static IEnumerable<(string Where, string Text)> Layers()
    {
        foreach (var (name, bytes) in Files.Where(file => !file.Key.EndsWith(".pdf", StringComparison.Ordinal)))
            yield return (name, Encoding.UTF8.GetString(bytes));
        using var pdf = new OpenedPdf(Files["subject-access.pdf"]);
        yield return ("pdf", pdf.Text);
        yield return ("pdf, lines joined", pdf.Text.Replace('\n', ' '));
        yield return ("pdf information", $"{pdf.Document.Information.Title} {pdf.Document.Information.Subject} {pdf.Document.Information.Author}");
        if (pdf.Document.TryGetBookmarks(out var marks))
            yield return ("bookmarks", string.Join('\n', marks.GetNodes().Select(mark => mark.Title)));
    }

    private static bool Stands(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) && (name.Contains(' ', StringComparison.Ordinal) || char.IsUpper(text[at])))
                return true;
        }

        return false;
    }
}
