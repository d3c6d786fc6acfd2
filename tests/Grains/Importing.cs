using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

public sealed class Importing
{
    [Fact]
    public void An_import_states_who_transcribed_and_checked_before_two_people_gave_the_all_clear()
    {
        var p = Restored();
        Assert.Equal("", p.Try("files", Imported(), "data_import").Code);
        var entry = Assert.Single(p.Record("ann").Entries);
        Assert.Equal(("carer", "nic"), (entry.TranscribedBy, entry.CheckedBy));
    }

    [Fact]
    public void The_same_import_again_changes_nothing()
    {
        var p = Restored();
        Assert.NotEmpty(p.Try("files", Imported(), "data_import").Recorded);
        Assert.Empty(p.Try("files", Imported(), "data_import").Recorded);
    }

    [Fact]
    public void An_import_waits_for_restoration_and_loss_window()
    {
        var p = OnPaper();
        Assert.Equal("NOT_ALL_CLEAR", p.Try("files", Imported(), "data_import").Code);
        p.By("rm", new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(Back) });
        p.By("rm", new NoteRestorationRequest { IncidentId = Incident, ServiceId = Home, RestoredAt = At(Back) });
        var outcome = p.Try("files", Imported(), "data_import");
        Assert.Equal("NOT_ALL_CLEAR", outcome.Code);
        Assert.Equal("The loss window of care_planning is not found.", Assert.Single(outcome.Refusal!.Reasons));
    }

    [Fact]
    public void Before_the_all_clear_nobody_else_enters_anything()
    {
        var p = Restored();
        Assert.Equal("NOT_ALL_CLEAR", p.Try("carer", Entries("ann", PaperNote("e1"))).Code);
        Assert.Equal("ROLE_NOT_ALLOWED", p.Try("carer", Imported()).Code);
        Assert.Equal("NOT_ALL_CLEAR", p.Try("files", Entries("ann", PaperNote("e1")), "data_import").Code);
    }

    [Fact]
    public void An_import_leaves_the_all_clear_and_with_it_the_sign_off_to_people()
    {
        var p = Restored();
        p.Try("files", Imported(), "data_import");
        var outcome = p.Try("rm", SignOff());
        Assert.Equal("SIGN_OFF_BLOCKED", outcome.Code);
        Assert.Contains(outcome.Refusal!.Reasons, reason => reason.StartsWith("Step 1 ", StringComparison.Ordinal));
    }

    private static Provider Restored()
    {
        var p = OnPaper();
        p.By("rm", new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(Back) });
        p.By("rm", new RecordLossWindowRequest { IncidentId = Incident, System = "care_planning", From = At(Out), To = At(Back), Evidence = "Stated by the import" });
        p.By("rm", new NoteRestorationRequest { IncidentId = Incident, ServiceId = Home, RestoredAt = At(Back) });
        return p;
    }

    private static RecordEntriesRequest Imported()
    {
        var entry = PaperNote("e1");
        (entry.TranscribedBy, entry.EnteredAt, entry.CheckedBy, entry.CheckedAt) = ("carer", At(Back), "nic", At(Back.AddMinutes(5)));
        var request = Entries("ann", entry);
        request.Imported = true;
        return request;
    }
}
