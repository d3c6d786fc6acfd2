using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>A pack for a commissioner: what happened, without who.</summary>
public sealed class RedactedPackTests
{
    private static readonly Story Played = Story.Learned();
    private static readonly OpenedPack Full = new(Played.View);
    private static readonly OpenedPack Redacted = new(Played.View, redacted: true);

    [Fact]
    public void Nobody_is_named()
    {
        var organisation = Played.View.Organisation;
        string[] names =
        [
            .. organisation.People.Values.SelectMany(person => (string[])[person.PersonId, person.Name, person.Dob, person.NhsNumber, person.Unit, person.Allergies, person.Gp]),
            .. organisation.Staff.Values.SelectMany(staff => (string[])[staff.StaffId, staff.Name, staff.Initials]),
        ];
        foreach (var name in names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var word = new Regex($@"\b{Regex.Escape(name)}\b", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.DoesNotMatch(word, string.Join('\n', Leaves(Redacted.Json)));
            Assert.DoesNotMatch(word, Body(Redacted.Html));
        }
    }

    [Fact]
    public void No_text_layer_of_a_redacted_pack_names_anybody_and_each_would_be_searched()
    {
        var values = TextLayers.PersonalValues(Played.View).Concat(Written()).ToList();
        Assert.Empty(TextLayers.Found(Redacted, values));
        var found = TextLayers.Found(Full, values).Select(where => where.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["evidence.html", "evidence.json", "data/timeline.csv", "page 1", "pages, lines joined"], StringComparer.Ordinal), found);
    }

    [Fact]
    public void No_text_layer_of_a_larger_incident_names_anybody()
    {
        var view = LargeStory.Of(40).View;
        var values = LargeStory.PersonalValues(40).Concat(TextLayers.PersonalValues(view)).ToList();
        Assert.Empty(TextLayers.Found(new OpenedPack(view, redacted: true), values));
        Assert.NotEmpty(TextLayers.Found(new OpenedPack(view), LargeStory.PersonalValues(40)));
    }

    [Fact]
    public void Nothing_that_somebody_wrote_is_in_it()
    {
        var written = Written().Distinct(StringComparer.Ordinal).ToList();
        Assert.True(written.Count > 40, $"The story has only {written.Count} texts.");
        Assert.All(written, text =>
        {
            Assert.DoesNotContain(text, Redacted.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Leaves(Redacted.Json), leaf => leaf.Contains(text, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void One_person_has_one_pseudonym_throughout_and_no_two_share_one()
    {
        var pairs = Full.Json.GetProperty("timeline").EnumerateArray().Zip(Redacted.Json.GetProperty("timeline").EnumerateArray(), (was, became) => (Was: $"{was.GetProperty("person")}", Became: $"{became.GetProperty("person")}"))
            .Concat(Full.Json.GetProperty("people").EnumerateArray().Zip(Redacted.Json.GetProperty("people").EnumerateArray(), (was, became) => (Was: $"{was.GetProperty("person")}", Became: $"{became.GetProperty("person")}")))
            .Where(pair => pair.Was.Length > 0).Distinct().ToList();
        Assert.Equal(["p1", "p2", "p3"], pairs.Select(pair => pair.Was).Order(StringComparer.Ordinal));
        Assert.Equal(3, pairs.Select(pair => pair.Became).Distinct(StringComparer.Ordinal).Count());
        Assert.All(pairs, pair => Assert.Matches(@"\AP-[0-9]{4}\z", pair.Became));
    }

    [Fact]
    public void Numbers_times_and_standing_are_those_of_the_full_pack()
    {
        foreach (var section in (string[])["completeness", "completeness_by_service", "completeness_by_category", "restorations"])
            Assert.Equal(Full.Json.GetProperty(section).ToString(), Redacted.Json.GetProperty(section).ToString());
        Assert.Equal(Full.Json.GetProperty("standing").ToString(), Redacted.Json.GetProperty("standing").ToString());
        Assert.True(Redacted.Manifest.GetProperty("redacted").GetBoolean());
        Assert.False(Full.Manifest.TryGetProperty("redacted", out _));
        Assert.EndsWith("-redacted.zip", Redacted.File.FileName, StringComparison.Ordinal);
    }

    /// <summary>Texts of the story's events of which a person chose the words: what is longer than a word, and has a space. How a sample is drawn is the program's.</summary>
    private static IEnumerable<string> Written() => Played.Log.Events.Where(record => record.Recorded.Scope.Incident.Length > 0)
        .SelectMany(record => Leaves(JsonDocument.Parse(Google.Protobuf.JsonFormatter.Default.Format(record.Recorded.Event)).RootElement))
        .Where(text => text.Length > 8 && text.Contains(' ', StringComparison.Ordinal));

    private static string Body(string html) => Regex.Replace(html[html.IndexOf("</style>", StringComparison.Ordinal)..], "<[^>]*>", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Leaves(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name is not ("fields" or "method")).SelectMany(member => Leaves(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Leaves),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
