using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

public sealed class HostileTextTests
{
    private const string Hostile = "</td><script>alert(1)</script><img src=x onerror=alert(2)> & \"quoted\" 'single' \u202Etxet desrever";

    private static OpenedPack Pack()
    {
        var story = Story.Restored();
        story.Do(new NoteTimelineRequest { IncidentId = Story.Incident, OccurredAt = Story.At(9), Text = Hostile }, "mia", "care_worker");
        return new OpenedPack(story.View);
    }

    [Fact]
    public void Marks_in_a_text_are_shown_and_never_become_part_of_the_page()
    {
        var pack = Pack();
        Assert.DoesNotContain("<script", pack.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", pack.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", pack.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_turns_the_reading_order_is_shown_by_its_number()
    {
        var pack = Pack();
        Assert.DoesNotContain('\u202E', pack.Html);
        Assert.Contains("[U&#x2B;202E]txet", pack.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_keep_the_text_as_it_was_written() =>
        Assert.Contains(Pack().Json.GetProperty("timeline").EnumerateArray(), row => row.GetProperty("what").GetString() == Hostile);

    [Fact]
    public void The_page_fetches_nothing_and_runs_nothing()
    {
        var html = Pack().Html;
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
    }
}
