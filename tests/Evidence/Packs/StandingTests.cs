using System.Text.Json;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

public sealed class StandingTests
{
    [Fact]
    public void An_incident_in_recovery_says_first_of_all_that_it_is_not_complete()
    {
        var pack = new OpenedPack(Story.Restored().View);
        Assert.False(pack.Json.GetProperty("standing").GetProperty("complete").GetBoolean());
        Assert.Equal("not_complete", pack.Manifest.GetProperty("standing").GetString());
        var body = pack.Html[pack.Html.IndexOf("<body>", StringComparison.Ordinal)..];
        Assert.StartsWith("<body>\n<p class=\"standing not_complete\">NOT COMPLETE.", body, StringComparison.Ordinal);
        Assert.Contains("P1 open: d2", pack.Page("open_gaps"), StringComparison.Ordinal);
    }

    [Fact]
    public void Signed_off_is_not_complete_while_assurance_is_open()
    {
        var pack = new OpenedPack(Story.Recovered().View);
        Assert.Equal("not_complete", pack.Json.GetProperty("standing").GetProperty("word").GetString());
        Assert.Contains("No audit sample is drawn.", pack.Page("open_gaps"), StringComparison.Ordinal);
        Assert.Contains("Override ov1 by dan has no independent review.", pack.Page("open_gaps"), StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_with_an_open_action_says_that_learning_is_not_complete()
    {
        var pack = new OpenedPack(Story.Closed().View);
        Assert.Equal("learning_open", pack.Json.GetProperty("standing").GetProperty("word").GetString());
        Assert.Contains("Action act-1 is open", pack.Page("open_gaps"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_incident_without_any_gap_is_complete()
    {
        var pack = new OpenedPack(Story.Learned().View);
        Assert.Equal("complete", pack.Json.GetProperty("standing").GetProperty("word").GetString());
        Assert.Empty(pack.Json.GetProperty("open_gaps").EnumerateArray());
        Assert.EndsWith("2 losses of paper, attested by name, will not be recovered.", pack.Json.GetProperty("standing").GetProperty("headline").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_entry_takes_the_signature_back_visibly()
    {
        var story = Story.Recovered();
        story.Do(new RecordContactRequest
        {
            IncidentId = Story.Incident,
            ServiceId = Story.Home,
            Contact = new Contact { ContactId = "c2", PersonId = "p2", OccurredAt = Story.At(11), Party = "family", Summary = "found on the back of an envelope", RecordedIn = "paper" },
        }, "nell", "nurse_in_charge");
        var pack = new OpenedPack(story.View);
        Assert.Contains("oakview changed after its sign-off", pack.Page("open_gaps"), StringComparison.Ordinal);
        Assert.False(Assert.Single(pack.Rows("sign_offs", "service", Story.Home)).GetProperty("stands").GetBoolean());
    }

    [Fact]
    public void Overdue_is_judged_when_the_last_event_was_recorded()
    {
        var story = Story.Restored();
        Assert.Equal(0, new OpenedPack(story.View).Json.GetProperty("completeness").GetProperty("overdue").GetInt32());
        story.Wait(23).Do(new NoteTimelineRequest { IncidentId = Story.Incident, OccurredAt = Story.At(22), Text = "still looking" }, "rae", "registered_manager");
        Assert.NotEqual(0, new OpenedPack(story.View).Json.GetProperty("completeness").GetProperty("overdue").GetInt32());
    }

    [Fact]
    public void The_bodies_to_decide_about_are_those_that_closing_asks_for()
    {
        var refused = Story.Closed().Log.Events.Select(record => record.Recorded.Event).OfType<Events.V1.IncidentCloseRefused>().Single();
        var asked = new OpenedPack(Story.Restored().View).Json.GetProperty("notifications").EnumerateArray().Select(row => row.GetProperty("body").GetString());
        Assert.Equal(refused.Reasons, asked.Select(body => $"Nobody has decided whether to notify: {body}."));
    }

    [Fact]
    public void A_suspected_outage_has_a_pack_that_promises_nothing()
    {
        var story = new Story();
        story.Do(new RegisterOrganisationRequest { Name = "Acme Care" }, "import", "data_import");
        story.Wait(9).Do(new SuspectOutageRequest { IncidentId = Story.Incident, Title = "Screens are slow", DetectedAt = Story.At(8) }, "mia", "care_worker");
        var pack = new OpenedPack(story.View);
        Assert.Contains("is suspected and not declared", pack.Page("open_gaps"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, pack.Json.GetProperty("incident").GetProperty("declared_at").ValueKind);
        Assert.Equal(Story.At(8).Read(), pack.Json.GetProperty("incident").GetProperty("detected_at").GetDateTimeOffset());
    }
}
