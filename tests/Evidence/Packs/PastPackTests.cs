using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Sealing;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Auditing;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>Packs as of a position that is past, and the draw of an audit sample that anybody repeats.</summary>
public sealed class PastPackTests
{
    private static readonly Story Told = Story.Learned();

    [Fact]
    public void A_pack_as_of_a_past_position_is_the_pack_that_was_made_then()
    {
        var then = Story.Restored();
        var past = Told.Log.Rebuild(then.Log.Position);
        Assert.Equal(EvidencePack.Build(then.View, Story.Incident).Zip, EvidencePack.Build(past, Story.Incident).Zip);
        Assert.NotEqual(EvidencePack.Build(then.View, Story.Incident).Zip, EvidencePack.Build(Told.View, Story.Incident).Zip);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_000)]
    public void A_position_that_the_log_does_not_have_is_refused(long position)
    {
        var (past, refusal) = EvidenceAnswers.OfPast(Told.View, Request(position), Reader.Whole);
        Assert.Null(past);
        Assert.Equal(Catalogue.InvalidArgument, refusal!.Kind);
    }

    [Fact]
    public void Who_may_read_the_past_and_whether_with_names_is_judged_now()
    {
        var stranger = Reader.Of("eve", "commissioner", default, Story.Time(23));
        Assert.Equal(Catalogue.OutOfReach, EvidenceAnswers.OfPast(Told.View, Request(5), stranger).Refusal!.Kind);
        Assert.False(EvidenceAnswers.OfPast(Told.View, Request(5), Reader.Whole).Past!.Redacted);
        Assert.True(EvidenceAnswers.OfPast(Told.View, new GetEvidencePackRequest { IncidentId = Story.Incident, AsOfPosition = 5, Redacted = true }, Reader.Whole).Past!.Redacted);
        Assert.Equal(Catalogue.IncidentUnknown, EvidenceAnswers.OfPast(Told.View, new GetEvidencePackRequest { IncidentId = "inc-8" }, Reader.Whole).Refusal!.Kind);
    }

    [Fact]
    public void Whoever_may_read_names_may_ask_for_a_pack_without()
    {
        var (draft, _) = EvidenceAnswers.Draft(Told.View, new GetEvidencePackRequest { IncidentId = Story.Incident, Redacted = true }, Reader.Whole);
        Assert.EndsWith("-redacted.zip", draft!.Unsealed().FileName, StringComparison.Ordinal);
    }

    [Fact]
    public void The_audit_sample_is_drawn_again_from_the_pack_alone()
    {
        var repeated = AuditRepeat.Of([.. EvidencePack.Build(Told.View, Story.Incident).Zip]);
        Assert.Empty(repeated.Differences);
        Assert.Contains("lottery-4711", repeated.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_of_the_first_method_is_drawn_again_and_one_that_was_tampered_with_is_not()
    {
        var population = AuditPopulation.Of(new PackFacts(Told.View, Told.View.Incidents[Story.Incident]).Runs, Told.View.Organisation.Policy());
        var first = new AuditSampleDrawn
        {
            Seed = "lottery-1",
            Method = "Items ranked by SHA-256 of the seed, a newline and person/item; all controlled drugs, time-critical and overridden items, plus the larger of all items of the first 20 % of people and the first 2 items.",
            Population = population.Length,
            Auditor = "gus",
        };
        first.Items.Add(AuditSampling.Repeat(first, population)!.Items);
        Assert.InRange(first.Items.Count, 2, population.Length - 1);
        Assert.Empty(Repeated(first).Differences);
        first.Items.RemoveAt(0);
        Assert.Contains("is drawn by the seed and is not in the sample", Assert.Single(Repeated(first).Differences), StringComparison.Ordinal);
        (first.MethodVersion, first.Plan) = (9, new());
        Assert.Contains("does not know version 9", Assert.Throws<InvalidDataException>(() => Repeated(first)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_from_which_no_sample_can_be_drawn_says_why()
    {
        Assert.Contains("redacted", Refused([.. EvidencePack.Build(Told.View, Story.Incident, redacted: true).Zip]), StringComparison.Ordinal);
        Assert.Contains("No audit sample is drawn", Refused([.. EvidencePack.Build(Story.Recovered().View, Story.Incident).Zip]), StringComparison.Ordinal);
        Assert.NotEqual("", Refused([1, 2, 3]));
    }

    private static RepeatedAudit Repeated(AuditSampleDrawn drawn)
    {
        var story = Story.Learned();
        story.Log.Append("incident", Story.Incident, drawn, new EventScope(Story.Incident, ""), "quin", "group_quality_director", Story.Time(23), "drawn-otherwise");
        return AuditRepeat.Of([.. EvidencePack.Build(story.View, Story.Incident).Zip]);
    }

    private static string Refused(byte[] pack) => Assert.Throws<InvalidDataException>(() => AuditRepeat.Of(pack)).Message;

    private static GetEvidencePackRequest Request(long position) => new() { IncidentId = Story.Incident, AsOfPosition = position };
}
