using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Evidence.Packs.Sealing;
using Reinstate.Grains.Boards;
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
    public void A_pack_from_which_no_sample_can_be_drawn_says_why()
    {
        Assert.Contains("redacted", Refused([.. EvidencePack.Build(Told.View, Story.Incident, redacted: true).Zip]), StringComparison.Ordinal);
        Assert.Contains("No audit sample is drawn", Refused([.. EvidencePack.Build(Story.Recovered().View, Story.Incident).Zip]), StringComparison.Ordinal);
        Assert.NotEqual("", Refused([1, 2, 3]));
    }

    private static string Refused(byte[] pack) => Assert.Throws<InvalidDataException>(() => AuditRepeat.Of(pack)).Message;

    private static GetEvidencePackRequest Request(long position) => new() { IncidentId = Story.Incident, AsOfPosition = position };
}
