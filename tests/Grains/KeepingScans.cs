using Reinstate.Contracts.Calls;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.Internal.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class KeepingScans
{
    private static readonly string Photo = new('a', 64);
    private static readonly string Other = new('b', 64);

    [Fact]
    public void A_page_of_an_issued_sheet_is_kept_with_what_was_found_in_the_bytes()
    {
        var p = WithSheetOfAnn();
        var kept = Assert.IsType<ScanKept>(Assert.Single(p.Try("carer", Scan(2, Photo, "ANN-1")).Recorded).Event);
        Assert.Equal(("ANN-1", 2, "ann", Photo, "image/jpeg", 1000, 30, 40), (kept.Serial, kept.Page, kept.PersonId, kept.Sha256, kept.MediaType, kept.Bytes, kept.Width, kept.Height));
        var shown = Assert.Single(List(p).Scans);
        Assert.Equal(("ANN-1", 2, "ann", Photo, "carer", At(p.Now)), (shown.Serial, shown.Page, shown.PersonId, shown.Sha256, shown.KeptBy, shown.KeptAt));
    }

    [Theory]
    [InlineData("OAK-999", 1, "SHEET_UNKNOWN")]
    [InlineData(Serial, 0, "INVALID_ARGUMENT")]
    [InlineData(Serial, 3, "INVALID_ARGUMENT")]
    public void A_page_that_there_is_not_is_refused(string serial, int page, string code) => Assert.Equal(code, OnPaper().Try("nic", Scan(page, Photo, serial)).Code);

    [Theory]
    [InlineData("commissioner")]
    [InlineData("group_quality_director")]
    [InlineData("node")]
    public void Whoever_may_not_keep_scans_may_not_by_the_command_of_the_node_either(string role) => Assert.Equal("ROLE_NOT_ALLOWED", OnPaper().Try("nic", Scan(1, Photo), role).Code);

    [Fact]
    public void The_same_page_again_is_no_second_one_and_another_picture_of_it_is()
    {
        var p = OnPaper();
        p.By("nic", Scan(1, Photo));
        Assert.Empty(p.Try("carer", Scan(1, Photo)).Recorded);
        p.By("nic", Scan(2, new string('c', 64)));
        p.By("nic", Scan(1, Other));
        Assert.Equal([(1, Photo), (1, Other), (2, new string('c', 64))], List(p).Scans.Select(scan => (scan.Page, scan.Sha256)));
    }

    [Fact]
    public void A_scan_behind_a_sign_off_is_seen_and_reopens_nothing()
    {
        var p = SignedOff();
        p.Now = p.Now.AddMinutes(1);
        p.By("carer", Scan(1, Photo));
        Assert.Equal(("signed_off", true), (p.Run().Summary.State, p.Run().Summary.Completeness.Complete));
        var timeline = (GetTimelineReply)p.Ask(new GetTimelineRequest { IncidentId = Incident });
        Assert.Equal($"Scan of sheet {Serial}, page 1, kept", timeline.Entries[^1].What);
    }

    [Fact]
    public void The_same_picture_for_two_pages_is_a_finding_also_behind_a_sign_off()
    {
        var p = SignedOff();
        p.By("carer", Scan(1, Photo));
        p.By("carer", Scan(2, Photo));
        var finding = Assert.Single(((GetFindingsReply)p.Ask(new GetFindingsRequest { IncidentId = Incident })).Findings, finding => finding.Rule == 11);
        Assert.StartsWith($"Pages 1, 2 of sheet {Serial} carry the same scan", finding.Explanation, StringComparison.Ordinal);
        Assert.Equal(("", "signed_off"), (finding.DecidedBy, p.Run().Summary.State));
    }

    [Fact]
    public void A_read_of_a_persons_scan_is_one_of_the_person_and_of_a_shared_one_of_the_service()
    {
        var p = WithSheetOfAnn();
        p.By("nic", Scan(1, Photo, "ANN-1"));
        p.By("nic", Scan(1, Other, "ANN-1"));
        p.By("nic", Scan(1, Other));
        Assert.Equal("ann", Grains.Reads.Disclosures.Of(p.Log.View, Get(Photo), Reader.Whole).PersonId);
        Assert.Equal(("", Home), (Grains.Reads.Disclosures.Of(p.Log.View, Get(Other), Reader.Whole).PersonId, Grains.Reads.Disclosures.Of(p.Log.View, Get(Other), Reader.Whole).ServiceId));
    }

    [Fact]
    public void A_scan_is_found_by_its_hash_in_its_service_alone()
    {
        var p = OnPaper();
        p.By("nic", Scan(1, Photo));
        Assert.Equal(Serial, ScanQueries.Find(p.Log.View, Get(Photo), Reader.Whole).Scan?.Serial);
        Assert.Equal("SCAN_UNKNOWN", ScanQueries.Find(p.Log.View, Get(Other), Reader.Whole).Refusal?.Kind.Code);
        Assert.Equal("INVALID_ARGUMENT", ScanQueries.Find(p.Log.View, Get(Photo.ToUpperInvariant()), Reader.Whole).Refusal?.Kind.Code);
        Assert.Equal("OUT_OF_REACH", ScanQueries.Find(p.Log.View, Get(Photo), new Reader("x", Reach.Of([Provider.Other]))).Refusal?.Kind.Code);
    }

    private static Provider WithSheetOfAnn()
    {
        var p = OnPaper();
        p.By("rm", new IssueSheetsRequest { IncidentId = Incident, ServiceId = Home, Sheets = { new Sheet { Serial = "ANN-1", PersonId = "ann", Kind = "mar", Pages = 2, IssuedAt = At(Out) } } });
        return p;
    }

    private static KeepInspectedScan Scan(int page, string sha256, string serial = Serial) =>
        new() { IncidentId = Incident, ServiceId = Home, Serial = serial, Page = page, Sha256 = sha256, MediaType = "image/jpeg", Bytes = 1000, Width = 30, Height = 40 };

    private static GetScanRequest Get(string sha256) => new() { IncidentId = Incident, ServiceId = Home, Sha256 = sha256 };

    private static ListScansReply List(Provider p) => (ListScansReply)p.Ask(new ListScansRequest { IncidentId = Incident, ServiceId = Home });
}
