using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class SecondChecking
{
    [Fact]
    public void A_third_person_checks_and_the_item_is_closed()
    {
        var p = Entered();
        p.Now = p.Now.AddMinutes(1);
        p.By("nic", Check());
        var item = Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann");
        Assert.Equal((true, true, true, false), (item.Received, item.Entered, item.Checked, item.Open));
    }

    [Theory]
    [InlineData("carer", "SAME_PERSON")] // transcribed it
    [InlineData("carer2", "SAME_PERSON")] // gave the care
    public void Neither_the_transcriber_nor_the_giver_checks(string staff, string code) => Assert.Equal(code, Entered().Try(staff, Check()).Code);

    [Fact]
    public void The_giver_is_recognised_by_initials_too()
    {
        var p = AllClear();
        var note = PaperNote("e-ann");
        note.Author = "NIC";
        p.By("carer", Entries("ann", note));
        Assert.Equal("SAME_PERSON", p.Try("nic", Check()).Code);
        Assert.Equal("", p.Try("deputy", Check()).Code);
    }

    [Fact]
    public void Medicines_need_a_competent_checker()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperDose("e-ann")));
        Assert.Equal("NOT_COMPETENT", p.Try("novice", Check()).Code);
        p.Now = new DateTimeOffset(2027, 2, 1, 0, 30, 0, TimeSpan.Zero);
        Assert.Equal("NOT_COMPETENT", p.Try("nic", Check()).Code);
        p.Now = new DateTimeOffset(2027, 1, 31, 23, 30, 0, TimeSpan.Zero);
        Assert.Equal("", p.Try("nic", Check()).Code);
    }

    [Fact]
    public void Checking_again_changes_nothing_and_another_checker_is_told_who_was_first()
    {
        var p = Entered();
        p.By("nic", Check());
        Assert.Empty(p.By("nic", Check()).Recorded);
        Assert.Equal("ALREADY_CHECKED", p.Try("deputy", Check()).Code);
    }

    [Fact]
    public void A_correction_needs_a_check_of_its_own_and_keeps_the_old_version()
    {
        var p = Entered();
        p.By("nic", Check());
        var corrected = PaperNote("e-ann");
        corrected.Record.Text = "Bathed, not washed.";
        p.By("carer2", new CorrectEntryRequest { IncidentId = Incident, PersonId = "ann", Entry = corrected, Reason = "Misread the sheet" });
        var state = p.Log.View.Record(Incident, "ann")!.Entries["e-ann"];
        Assert.Equal(("", "carer2", "Misread the sheet", "carer"), (state.Current.CheckedBy, state.Current.TranscribedBy, state.Earlier[0].Reason, state.Earlier[0].Entry.TranscribedBy));
        Assert.True(Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann").Open);
    }

    [Fact]
    public void An_override_needs_a_reason_covers_one_entry_is_counted_and_reviewed_by_somebody_else()
    {
        var p = Entered();
        Assert.Equal("OVERRIDE_UNKNOWN", p.Try("carer", Check("o1")).Code);
        Assert.Equal("INVALID_ARGUMENT", p.Try("nic", Override(reason: "")).Code);
        p.By("nic", Override());
        p.Now = p.Now.AddMinutes(1);
        p.By("carer", Check("o1"));
        Assert.Equal((1, 1), (p.Run().Summary.Overrides, p.Run().Summary.OverridesUnreviewed));
        var item = Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann");
        Assert.False(item.Open);
        Assert.Contains("'carer' under override o1", item.Explanation, StringComparison.Ordinal);
        Assert.Equal("SAME_PERSON", p.Try("nic", Review(), "registered_manager").Code);
        p.By("director", Review());
        Assert.Equal((1, 0), (p.Run().Summary.Overrides, p.Run().Summary.OverridesUnreviewed));
    }

    [Theory]
    [InlineData("carer")] // who typed it
    [InlineData("XX")] // nobody on the register
    public void An_imported_check_that_does_not_count_is_made_again_by_a_third_person_without_typing_the_row_again(string checker)
    {
        var p = Imported("carer", checker);
        var open = Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann");
        Assert.Equal((true, false), (open.Open, open.Checked));
        Assert.Equal(["e-ann"], open.WaitingEntryIds);
        Assert.Equal("SAME_PERSON", p.Try("carer", Check()).Code);
        Assert.NotEmpty(p.By("nic", Check()).Recorded);
        var done = Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann");
        Assert.Equal((false, true), (done.Open, done.Checked));
        Assert.Empty(done.WaitingEntryIds);
        Assert.Equal("ALREADY_CHECKED", p.Try("deputy", Check()).Code);
    }

    [Fact]
    public void An_imported_check_that_counts_is_not_made_again()
    {
        var p = Imported("carer", "nic");
        Assert.Empty(Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann").WaitingEntryIds);
        Assert.Equal("ALREADY_CHECKED", p.Try("deputy", Check()).Code);
    }

    [Fact]
    public void What_nobody_is_named_to_have_typed_is_typed_anew_with_the_same_words_and_then_checked()
    {
        var p = Imported("", "");
        Assert.Equal("NOT_TRANSCRIBED", p.Try("nic", Check()).Code);
        Assert.NotEmpty(p.By("carer", Correction()).Recorded);
        Assert.Empty(p.By("carer", Correction()).Recorded);
        p.Now = p.Now.AddMinutes(1);
        p.By("nic", Check());
        Assert.False(Assert.Single(p.Record("ann").Items, i => i.ItemId == "note-ann").Open);

        static CorrectEntryRequest Correction() => new() { IncidentId = Incident, PersonId = "ann", Entry = PaperNote("e-ann"), Reason = "Typed again from the paper" };
    }

    private static Provider Imported(string transcriber, string checker)
    {
        var p = AllClear();
        var note = PaperNote("e-ann");
        (note.TranscribedBy, note.EnteredAt) = (transcriber, At(p.Now));
        if (checker.Length > 0)
            (note.CheckedBy, note.CheckedAt) = (checker, At(p.Now));
        var import = Entries("ann", note);
        import.Imported = true;
        Assert.Equal("", p.Try("files", import, "data_import").Code);
        p.Now = p.Now.AddMinutes(1);
        return p;
    }

    private static Provider Entered()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e-ann")));
        return p;
    }

    private static CheckEntryRequest Check(string overrideId = "") => new() { IncidentId = Incident, PersonId = "ann", EntryId = "e-ann", OverrideId = overrideId };

    private static OverrideDutyRequest Override(string reason = "Two on duty tonight") =>
        new() { IncidentId = Incident, ServiceId = Home, OverrideId = "o1", Duty = "second_check", PersonId = "ann", EntryId = "e-ann", Reason = reason };

    private static ReviewOverrideRequest Review() => new() { IncidentId = Incident, ServiceId = Home, OverrideId = "o1", Accepted = true, Note = "Seen with the sheet" };
}
