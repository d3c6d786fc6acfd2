using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.TestHarness;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>Three records and the contacts in one order, also in the nights on which the clock changes.</summary>
public sealed class ClockOfCareTests
{
    private static readonly TimeSpan Gmt = TimeSpan.Zero;
    private static readonly TimeSpan Bst = TimeSpan.FromHours(1);

    [Fact]
    public void The_four_records_stand_in_order_of_time()
    {
        var night = Night.Of(new DateTimeOffset(2026, 2, 10, 22, 0, 0, Gmt));
        night.Entry("p", At(23, 0), e => { });
        night.Entry("d", At(23, 0), Digital);
        night.Tell("c", At(22, 50));
        Assert.Equal(["c contact", "dose-levo expected", "p paper", "d digital", "note-ann expected"], night.Lines().Select(line => $"{(line.EntryId.Length > 0 ? line.EntryId : line.ItemId)} {line.Source}"));

        static DateTimeOffset At(int hour, int minute) => new(2026, 2, 10, hour, minute, 0, Gmt);
    }

    [Fact]
    public void A_time_that_is_not_exact_stands_where_it_can_have_been_first_after_what_is_exact()
    {
        var night = Night.Of(new DateTimeOffset(2026, 2, 10, 22, 0, 0, Gmt));
        var at = new DateTimeOffset(2026, 2, 10, 23, 30, 0, Gmt);
        night.Entry("about", at, e => e.Precision = Precision.Approximate);
        night.Entry("exact", at.AddMinutes(-30), e => e.Record = new RecordMade { Category = "mood", Text = "Calm and smiling at supper" });
        var lines = night.Lines().Where(line => line.EntryId.Length > 0).ToList();
        Assert.Equal(["exact", "about"], lines.Select(line => line.EntryId));
        Assert.Equal((at.AddMinutes(-30), at, at.AddMinutes(30)), (lines[1].Earliest.Read(), lines[1].At.Read(), lines[1].Latest.Read()));
        Assert.Equal((Precision.Exact, Precision.Approximate), (lines[0].Precision, lines[1].Precision));
    }

    [Fact]
    public void Each_line_says_where_it_stands_who_is_behind_it_and_why_it_belongs_to_its_item()
    {
        var night = Night.Of(new DateTimeOffset(2026, 2, 10, 22, 0, 0, Gmt));
        night.Entry("p", new(2026, 2, 10, 23, 7, 0, Gmt), e =>
        {
            (e.Line, e.Author, e.Dose) = (4, "carer2", new DoseGiven { MedicineId = "levo", Code = "given", DoseGiven_ = 1 });
        });
        var line = night.Lines().Single(l => l.EntryId == "p");
        Assert.Equal((Serial, 4, "carer2", "carer", "dose-levo"), (line.SheetSerial, line.Line, line.Author, line.TranscribedBy, line.ItemId));
        Assert.Equal(7, line.MinutesApart);
        Assert.NotEqual("", line.MatchedBecause);
        Assert.Equal(night.Lines().Single(l => l is { Source: "expected", ItemId: "dose-levo" }).Outcome, line.Outcome);
    }

    [Fact]
    public void A_line_names_the_findings_that_name_it()
    {
        var night = Night.Of(new DateTimeOffset(2026, 2, 10, 22, 0, 0, Gmt));
        var expected = night.Lines().Single(line => line.ItemId == "dose-levo");
        Assert.Contains(expected.FindingIds, id => id.EndsWith("|dose-levo|", StringComparison.Ordinal));
        night.Entry("p", new(2026, 2, 10, 23, 0, 0, Gmt), e => e.Author = "ZZ");
        Assert.Contains(night.Lines().Single(line => line.EntryId == "p").FindingIds, id => id.EndsWith("|p", StringComparison.Ordinal));
    }

    [Fact]
    public void In_the_night_of_29_March_the_hour_that_is_skipped_lies_between_one_and_two()
    {
        var night = Night.Of(new DateTimeOffset(2026, 3, 28, 22, 0, 0, Gmt));
        night.Entry("before", new(2026, 3, 29, 0, 50, 0, Gmt), Note);
        night.Entry("after", new(2026, 3, 29, 2, 10, 0, Bst), Note);
        night.Entry("later", new(2026, 3, 29, 1, 40, 0, Gmt), Note);
        var lines = night.Lines().Where(line => line.EntryId.Length > 0).ToList();
        Assert.Equal(["before +0 00:50", "after +60 02:10", "later +60 02:40"], lines.Select(Shown));

        // Entered in the morning: that the clock had another offset at night changes nothing.
        Assert.All(lines, line => Assert.Equal(60, line.EnteredAt.OffsetMinutes));
    }

    [Fact]
    public void In_the_night_of_25_October_the_hour_that_comes_twice_keeps_its_order()
    {
        var night = Night.Of(new DateTimeOffset(2026, 10, 24, 22, 0, 0, Bst));
        night.Entry("second", new(2026, 10, 25, 1, 20, 0, Gmt), Note);
        night.Entry("first", new(2026, 10, 25, 1, 40, 0, Bst), Note);
        night.Entry("third", new(2026, 10, 25, 2, 0, 0, Gmt), Note);
        var lines = night.Lines().Where(line => line.EntryId.Length > 0).ToList();
        Assert.Equal(["first +60 01:40", "second +0 01:20", "third +0 02:00"], lines.Select(Shown));
        Assert.All(lines, line => Assert.Equal(0, line.EnteredAt.OffsetMinutes));
    }

    [Fact]
    public void A_time_without_offset_in_the_hour_that_comes_twice_may_be_either()
    {
        var night = Night.Of(new DateTimeOffset(2026, 10, 24, 22, 0, 0, Bst));
        var at = new DateTimeOffset(2026, 10, 25, 1, 30, 0, Gmt);
        night.Entry("doubtful", at, e =>
        {
            Note(e);
            e.DoubtfulTimes.Add("occurred_at");
        });
        night.Entry("sure", at.AddMinutes(-20), Note);
        var lines = night.Lines().Where(line => line.EntryId.Length > 0).ToList();
        Assert.Equal(["doubtful", "sure"], lines.Select(line => line.EntryId));
        Assert.Equal((at.AddHours(-1), at.AddHours(1), ["occurred_at"]), (lines[0].Earliest.Read(), lines[0].Latest.Read(), lines[0].DoubtfulTimes));
        Assert.Equal((60, 0), (lines[0].Earliest.OffsetMinutes, lines[0].Latest.OffsetMinutes));
    }

    private static string Shown(ChronologyEntry line) => $"{line.EntryId} +{line.At.OffsetMinutes} {line.At.Read():HH:mm}";

    private static void Note(Entry entry) => entry.Record = new RecordMade { Category = "sleep", Text = $"Asleep, breathing calmly ({entry.EntryId})." };

    private static void Digital(Entry entry) => (entry.Source, entry.SheetSerial) = (Source.Digital, "");

    /// <summary>An outage from ten at night to eight; Ann has a dose due at eleven and a note from then on.</summary>
    private sealed class Night
    {
        private readonly DateTimeOffset from;
        private readonly TenantLog log = new();
        private DateTimeOffset now;

        private Night(DateTimeOffset from) => (this.from, now) = (from, from.AddHours(12));

        public static Night Of(DateTimeOffset from)
        {
            var night = new Night(from);
            var (due, back) = (from.AddHours(1), from.AddHours(10));
            night.By(new RegisterOrganisationRequest { Name = "Acme Care" });
            night.By(new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = Home, Name = Home, Type = "care_home" } } });
            night.By(new RegisterPeopleRequest { People = { Person("ann") } });
            night.By(new RegisterStaffRequest { Staff = { ((string[])["rm", "nic", "carer", "carer2"]).Select(id => new StaffMember { StaffId = id, Name = id, Initials = id.ToUpperInvariant(), Role = "registered_manager", Services = { Home } }) } });
            night.By(new DeclareIncidentRequest { IncidentId = Incident, Kind = "live", Title = "Night without records", Systems = { "care_planning" }, Services = { Home }, DeclaredAt = At(from) });
            night.By(new BeginContingencyRequest { IncidentId = Incident, ContingencyFrom = At(from) });
            night.By(new OpenRecoveryRunRequest { IncidentId = Incident, ServiceId = Home, FrozenAt = At(from), Census = { new RunCensusEntry { PersonId = "ann", ExpectedItems = 2 } } });
            night.By(new FreezeExpectedRequest
            {
                IncidentId = Incident,
                PersonId = "ann",
                ServiceId = Home,
                Items =
                {
                    new ExpectedItem { ItemId = "dose-levo", Dose = new ExpectedDose { MedicineId = "levo", Medicine = "Levothyroxine", DueAt = At(due) } },
                    new ExpectedItem { ItemId = "note-ann", Record = new ExpectedRecord { Category = "sleep", DueFrom = At(due.AddMinutes(10)), DueTo = At(back) } },
                },
            });
            night.By(new IssueSheetsRequest { IncidentId = Incident, ServiceId = Home, Sheets = { new Sheet { Serial = Serial, Kind = "notes", Pages = 1, IssuedAt = At(from) } } });
            night.By(new RecordRestorationRequest { IncidentId = Incident, System = "care_planning", RestoredAt = At(back) });
            night.By(new RecordLossWindowRequest { IncidentId = Incident, System = "care_planning", From = At(from), To = At(back), Evidence = "Last entry" });
            night.By(new NoteRestorationRequest { IncidentId = Incident, ServiceId = Home, RestoredAt = At(back) });
            night.By(new CompleteStepRequest { IncidentId = Incident, ServiceId = Home, Step = 1, Owner = "nic" });
            return night;
        }

        public void Entry(string id, DateTimeOffset at, Action<Entry> more)
        {
            var entry = new Entry
            {
                EntryId = id, Source = Source.Paper, Precision = Precision.Exact, OccurredAt = At(at), Author = "carer2", SheetSerial = Serial,
                Dose = new DoseGiven { MedicineId = "levo", Code = "given", DoseGiven_ = 1 },
            };
            more(entry);
            var machine = entry is { Source: Source.Digital };
            log.Accept(new RecordEntriesRequest { IncidentId = Incident, PersonId = "ann", Entries = { entry } }, machine ? "emar" : "carer", machine ? "vendor_system" : "care_worker", now);
        }

        public void Tell(string id, DateTimeOffset at) =>
            By(new RecordContactRequest { IncidentId = Incident, ServiceId = Home, Contact = new Contact { ContactId = id, PersonId = "ann", OccurredAt = At(at), Party = "gp", Summary = "Asked about the dose" } });

        public List<ChronologyEntry> Lines() =>
            [.. ((GetChronologyReply)Grains.Boards.BoardQueries.Answer(log.View, new GetChronologyRequest { IncidentId = Incident, PersonId = "ann" }, now).Reply!).Entries];

        private void By(Google.Protobuf.IMessage command) => log.Accept(command, "rm", "registered_manager", now = now.AddSeconds(1));
    }
}
