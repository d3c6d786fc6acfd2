using Reinstate.Facts.V1;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class RecordingEntries
{
    [Fact]
    public void Nothing_is_entered_before_the_all_clear() => Assert.Equal("NOT_ALL_CLEAR", OnPaper().Try("carer", Entries("ann", PaperNote("e1"))).Code);

    [Fact]
    public void The_transcriber_is_who_calls_and_the_time_of_entering_is_now()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e1")));
        var entry = Assert.Single(p.Record("ann").Entries);
        Assert.Equal(("carer", p.Now.UtcDateTime), (entry.TranscribedBy, entry.EnteredAt.Instant.ToDateTime()));
    }

    [Fact]
    public void Nobody_states_another_transcriber_or_a_check_of_their_own()
    {
        var p = AllClear();
        var foreign = PaperNote("e1");
        foreign.TranscribedBy = "carer2";
        Assert.Equal("INVALID_ARGUMENT", p.Try("carer", Entries("ann", foreign)).Code);
        var stamped = PaperNote("e1");
        stamped.CheckedBy = "nic";
        Assert.Equal("INVALID_ARGUMENT", p.Try("carer", Entries("ann", stamped)).Code);
        var imported = Entries("ann", PaperNote("e1"));
        imported.Imported = true;
        Assert.Equal("ROLE_NOT_ALLOWED", p.Try("carer", imported).Code);
    }

    [Fact]
    public void A_native_digital_entry_comes_from_the_restored_system_only()
    {
        var p = AllClear();
        var native = PaperNote("e1");
        native.Source = Source.Digital;
        native.SheetSerial = "";
        Assert.Equal("ROLE_NOT_ALLOWED", p.Try("carer", Entries("ann", native)).Code);
        Assert.Equal("", p.Try("emar", Entries("ann", native), "vendor_system").Code);
        Assert.Equal("CHECK_NOT_NEEDED", p.Try("nic", new CheckEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e1" }).Code);
    }

    [Fact]
    public void One_bad_entry_leaves_none_behind()
    {
        var p = AllClear();
        var bad = PaperNote("e2");
        bad.OccurredAt = null;
        var outcome = p.Try("carer", Entries("ann", PaperNote("e1"), bad));
        Assert.Equal("INVALID_ARGUMENT", outcome.Code);
        Assert.Contains("e2", Assert.Single(outcome.Refusal!.Reasons), StringComparison.Ordinal);
        Assert.Empty(p.Record("ann").Entries);
    }

    [Fact]
    public void The_same_entry_again_changes_nothing_and_another_under_its_id_is_refused()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e1")));
        Assert.Empty(p.By("carer", Entries("ann", PaperNote("e1"))).Recorded);
        Assert.Equal("ALREADY_EXISTS", p.Try("carer", Entries("ann", PaperNote("e1", "mood"))).Code);
    }

    [Fact]
    public void Paper_without_a_known_serial_is_refused()
    {
        var p = AllClear();
        var loose = PaperNote("e1");
        loose.SheetSerial = "OAK-999";
        Assert.Equal("SHEET_UNKNOWN", p.Try("carer", Entries("ann", loose)).Code);
    }

    [Fact]
    public void A_voided_entry_stays_visible_and_counts_no_longer()
    {
        var p = Recovered();
        p.By("deputy", new VoidEntryRequest { IncidentId = Incident, PersonId = "bob", EntryId = "e-bob", Kind = "entered_in_error", Reason = "Belongs to somebody else" });
        Assert.NotNull(p.Log.View.Record(Incident, "bob")!.Entries["e-bob"].Void);
        Assert.True(Assert.Single(p.Record("bob").Items, item => item.ItemId == "note-bob").Open);
        Assert.Contains(((GetChronologyReply)p.Ask(new GetChronologyRequest { IncidentId = Incident, PersonId = "bob" })).Entries, entry => entry is { EntryId: "e-bob", Voided: true });
    }
}
