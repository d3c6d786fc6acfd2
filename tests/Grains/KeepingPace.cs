using CsCheck;
using Reinstate.Contracts.Calls;
using Reinstate.Events.V1;
using Reinstate.Grains.Boards;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>How the work went on, by quarters of an hour.</summary>
public sealed class KeepingPace
{
    [Fact]
    public void Points_are_sums_to_the_end_of_each_quarter_in_which_something_was_recorded()
    {
        var p = AllClear();
        p.Now = Back.AddMinutes(14);
        p.By("nic", new ReceivePaperRequest { IncidentId = Incident, PersonId = "ann", SheetSerial = Serial, ItemIds = { "note-ann", "dose-levo" } });
        p.By("carer", Entries("ann", PaperNote("e-ann"), PaperDose("e-dose")));
        p.Now = Back.AddMinutes(15);
        p.By("nic", Check("e-ann"));
        p.By("nic", new RaiseQueryRequest { IncidentId = Incident, PersonId = "ann", QueryId = "q1", EntryId = "e-dose", Text = "One or two?" });
        p.Now = Back.AddMinutes(75);
        p.By("nic", new ResolveQueryRequest { IncidentId = Incident, PersonId = "ann", QueryId = "q1", Resolution = "One" });
        p.By("rm", new VoidEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-dose", Kind = "entered_in_error", Reason = "Bob's" });
        Assert.Equal(
        [
            new PacePoint { Until = At(Back.AddMinutes(15)), Received = 2, Recorded = 2 },
            new PacePoint { Until = At(Back.AddMinutes(30)), Received = 2, Recorded = 2, Checked = 1, QueriesRaised = 1 },
            new PacePoint { Until = At(Back.AddMinutes(90)), Received = 2, Recorded = 2, Checked = 1, QueriesRaised = 1, QueriesResolved = 1 },
        ], Ask(p).Points);
        Assert.Equal(3, Ask(p).Expected);
    }

    [Fact]
    public void A_correction_is_recorded_again_because_it_needs_a_check_of_its_own()
    {
        var p = AllClear();
        p.By("carer", Entries("ann", PaperNote("e-ann")));
        p.By("nic", Check("e-ann"));
        var corrected = PaperNote("e-ann");
        corrected.Record.Text = "Bathed, not washed.";
        p.By("carer2", new CorrectEntryRequest { IncidentId = Incident, PersonId = "ann", Entry = corrected, Reason = "Misread" });
        Assert.Equal((2, 1), (Ask(p).Points[^1].Recorded, Ask(p).Points[^1].Checked));
    }

    [Fact]
    public void The_offset_is_that_of_the_local_clock_also_when_it_changes()
    {
        var p = AllClear();
        foreach (var (i, minute) in ((int[])[40, 50, 61]).Index())
        {
            p.Now = new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute);
            p.By("carer", Entries("ann", PaperNote($"e-{i}")));
        }

        Assert.Equal(["00:45+00:00", "02:00+01:00", "02:15+01:00"], Ask(p).Points.Select(point => Grains.Aggregates.Moments.Read(point.Until).ToString("HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([1, 2, 3], Ask(p).Points.Select(point => point.Recorded));
    }

    [Fact]
    public void The_last_point_counts_what_the_log_holds_and_services_add_up() => TwoBranches.Changes.Sample(changes =>
    {
        var two = TwoBranches.Restored();
        foreach (var (kind, what) in changes)
            two.Change(kind, what);
        var events = two.Log.Events.Select(record => record.Recorded.Event).ToList();
        var entries = events.OfType<EntriesRecorded>().SelectMany(e => e.Entries).ToList();
        var (north, south, all) = (Last(Ask(two, TwoBranches.North)), Last(Ask(two, TwoBranches.South)), Last(Ask(two, "")));
        Assert.Equal((entries.Count + events.OfType<EntryCorrected>().Count(), entries.Count(entry => entry.CheckedBy.Length > 0) + events.OfType<EntryChecked>().Count()), (all.Recorded, all.Checked));
        Assert.Equal((events.OfType<QueryRaised>().Count(), events.OfType<QueryResolved>().Count()), (all.QueriesRaised, all.QueriesResolved));
        Assert.Equal((north.Recorded + south.Recorded, north.Checked + south.Checked, north.QueriesRaised + south.QueriesRaised), (all.Recorded, all.Checked, all.QueriesRaised));
        Assert.Equal(events.OfType<ExpectedItemsFrozen>().Sum(e => e.Items.Count), Ask(two, "").Expected);
        Assert.Equal(Ask(two, TwoBranches.North), Ask(two, "", new Reader("someone", Reach.Of([TwoBranches.North]))));
    }, iter: 60);

    private static PacePoint Last(GetPaceReply pace) => pace.Points.LastOrDefault() ?? new();

    private static CheckEntryRequest Check(string entry) => new() { IncidentId = Incident, PersonId = "ann", EntryId = entry };

    private static GetPaceReply Ask(Provider p) => (GetPaceReply)p.Ask(new GetPaceRequest { IncidentId = Incident });

    private static GetPaceReply Ask(TwoBranches two, string service, Reader? reader = null) =>
        (GetPaceReply)BoardQueries.Answer(two.Log.View, new GetPaceRequest { IncidentId = TwoBranches.Incident, ServiceId = service }, two.Now, reader ?? Reader.Whole).Reply!;
}
