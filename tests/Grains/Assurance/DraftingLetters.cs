using Reinstate.Grains.Incidents.Letters;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests.Assurance;

public sealed class DraftingLetters
{
    public static TheoryData<string> Bodies => [.. NotificationBodies.All];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Every_body_has_a_letter_whose_facts_are_in_the_log_or_marked(string body)
    {
        var p = AllClear();
        p.By("rm", new DecideNotificationRequest { IncidentId = Incident, Body = body, Notify = true, Reason = "it stopped the service" });
        var draft = Draft(p, body);
        Assert.DoesNotContain("{{", draft.Text, StringComparison.Ordinal);
        Assert.NotEmpty(draft.Gaps);
        Assert.All(draft.Gaps, gap => Assert.Contains($"[to be completed: {gap}]", draft.Text, StringComparison.Ordinal));
        Assert.All(draft.Facts, fact => Assert.Contains(fact.Value, draft.Text, StringComparison.Ordinal));
        Assert.Contains("Acme Care", draft.Text, StringComparison.Ordinal);
        Assert.Equal($"{body} 1", draft.Template);
        Assert.Equal(draft, Draft(p, body));
    }

    [Fact]
    public void What_the_log_gains_fills_gaps()
    {
        var p = OnPaper();
        var before = Draft(p, "ico");
        Assert.Contains("when restored, or that it is not restored yet", before.Gaps);
        Assert.Contains("reason for the decision to report", before.Gaps);
        p.By("rm", new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(Back) });
        p.By("rm", new DecideNotificationRequest { IncidentId = Incident, Body = "ico", Notify = true, Reason = "seven hours without records" });
        var after = Draft(p, "ico");
        Assert.DoesNotContain("when restored, or that it is not restored yet", after.Gaps);
        Assert.Contains("seven hours without records", after.Text, StringComparison.Ordinal);
        Assert.Contains("Length: 7 h 0 min", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_asks_for_no_fact_that_nobody_knows_how_to_find() => Assert.All(NotificationBodies.All, body =>
    {
        var p = AllClear();
        var known = LetterFacts.Of(
            p.Log.View, p.Log.View.Incidents[Incident], Grains.Incidents.Notifying.NotificationClock.Of(p.Log.View.Incidents[Incident], Policy.Default).First(), [], p.Now);
        Assert.Subset(known.Keys.ToHashSet(StringComparer.Ordinal), LetterTemplate.For(body)!.Fields.ToHashSet(StringComparer.Ordinal));
    });

    [Fact]
    public void A_body_without_a_letter_is_refused()
    {
        var (reply, refusal) = Grains.Boards.BoardQueries.Answer(OnPaper().Log.View, new DraftNotificationRequest { IncidentId = Incident, Body = "police" }, Back);
        Assert.Equal((null, "INVALID_ARGUMENT"), (reply, refusal!.Kind.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("version x\nTitle\n\nText")]
    [InlineData("version 1\nTitle\nText")]
    public void A_template_that_does_not_say_its_version_and_title_is_seen(string text) => Assert.Throws<FormatException>(() => LetterTemplate.Parse("some", text));

    private static DraftNotificationReply Draft(Provider p, string body) => (DraftNotificationReply)p.Ask(new DraftNotificationRequest { IncidentId = Incident, Body = body });
}
