using CsCheck;
using Google.Protobuf;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.GrainsTests.Ledgers;
using Reinstate.V1;
using static Reinstate.GrainsTests.Ledgers.TwoBranches;

namespace Reinstate.GrainsTests;

/// <summary>Visits as planned, changed and made.</summary>
public sealed class LookingAtVisits
{
    private static readonly DateTimeOffset Start = Out.AddHours(1);

    [Theory]
    [InlineData(-3, "made", 0)]
    [InlineData(15, "made", 15)]
    [InlineData(16, "late", 16)]
    public void A_visit_is_late_when_it_began_later_than_half_its_length(int minutes, string state, int late)
    {
        var two = Restored();
        two.Import("n1", Visit("n1", "a", Start.AddMinutes(minutes), "wes"));
        var visit = Of(two, "n1");
        Assert.Equal((state, late, 1, "call-n1", "v-n1"), (visit.State, visit.MinutesLate, visit.WorkersSeen, visit.ItemId, visit.VisitId));
        Assert.Equal(["a"], visit.Entries.Select(entry => entry.EntryId));
    }

    [Fact]
    public void Nobody_came_is_missed_once_the_systems_are_back_and_planned_before()
    {
        var visit = Of(Restored(), "n1");
        Assert.Equal(("missed", "expected", true, 0), (visit.State, visit.Outcome, visit.Open, visit.WorkersSeen));
        Assert.Equal(Provider.At(Start), visit.Planned.Start);
        var before = Restored().Log.Events.TakeWhile(record => record.Recorded.Event is not Events.V1.SystemRestored).ToList();
        var view = new TenantView("acme");
        before.ForEach(record => view.Apply(record.Stream, record.Recorded));
        Assert.All(Ask(view, North).Visits, one => Assert.Equal("planned", one.State));
    }

    [Fact]
    public void What_nothing_expected_stands_among_the_others_and_what_was_voided_does_not()
    {
        var two = Restored();
        var extra = Visit("n2", "x", Out.AddMinutes(5), "una");
        extra.Visit.VisitId = "v-extra";
        two.Import("n2", extra, Visit("n2", "y", Start, "wes"));
        two.By("bea", new VoidEntryRequest { IncidentId = Incident, PersonId = "n2", EntryId = "y", Kind = "duplicate", Reason = "twice" });
        Assert.Equal([("v-extra", "unplanned"), ("v-n1", "missed"), ("v-n2", "missed")], Ask(two.Log.View, North).Visits.Select(visit => (visit.VisitId, visit.State)));
    }

    [Fact]
    public void Changes_decisions_and_contacts_stand_with_their_visit_and_none_is_left_out()
    {
        var two = Restored();
        two.By("bea", Change("r2", "v-n1", 40));
        two.By("bea", Change("r1", "v-n1", 50));
        two.By("bea", Change("r3", "v-unknown", 10));
        two.By("bea", Decide("o1", "v-n1", ""));
        two.By("bea", Decide("o2", "", "n1"));
        two.By("bea", Decide("o3", "", ""));
        two.By("bea", new RecordContactRequest { IncidentId = Incident, ServiceId = North, Contact = new Contact { ContactId = "c1", PersonId = "n1", OccurredAt = Provider.At(Out), Party = "family", Summary = "Told her son" } });
        var reply = Ask(two.Log.View, North);
        var visit = reply.Visits.Single(one => one.PersonId == "n1");
        Assert.Equal(["r2", "r1"], visit.Changes.Select(change => change.ChangeId));
        Assert.Equal(["o1", "o2"], visit.Decisions.Select(decision => decision.DecisionId));
        Assert.Equal(["c1"], visit.Contacts.Select(contact => contact.ContactId));
        Assert.Equal(["r3"], reply.OtherChanges.Select(change => change.ChangeId));
        Assert.Equal(["o3"], reply.OtherDecisions.Select(decision => decision.DecisionId));
        Assert.Empty(Ask(two.Log.View, South).Visits.Single().Changes);
    }

    [Fact]
    public void Welfare_and_family_are_the_first_moment_that_an_account_names()
    {
        var two = Restored();
        var (first, second) = (Visit("n1", "a", Start.AddMinutes(40), "wes"), Visit("n1", "b", Start.AddMinutes(41), "una"));
        (first.Visit.WelfareConfirmedAt, second.Visit.WelfareConfirmedAt) = (Provider.At(Start.AddMinutes(45)), Provider.At(Start.AddMinutes(42)));
        second.Visit.FamilyInformedAt = Provider.At(Start.AddMinutes(50));
        two.Import("n1", first, second);
        var visit = Of(two, "n1");
        Assert.Equal((Provider.At(Start.AddMinutes(42)), Provider.At(Start.AddMinutes(50)), 2, 40), (visit.WelfareConfirmedAt, visit.FamilyInformedAt, visit.WorkersSeen, visit.MinutesLate));
    }

    /// <summary>The same rules under the same context: what a board calls missed or late is what the rules and the priority of the item rest on.</summary>
    [Fact]
    public void What_is_shown_is_what_the_rules_found() => Changes.Sample(changes =>
    {
        var two = Restored();
        foreach (var (kind, what) in changes)
            two.Change(kind, what);
        foreach (var service in (string[])[North, South])
        {
            var run = two.RunOf(service);
            var items = run.Items.ToDictionary(item => item.ItemId);
            foreach (var visit in Ask(two.Log.View, service, two.Now).Visits)
            {
                var item = items[visit.ItemId];
                Assert.Equal((item.Open, item.Rows.Length, (int)item.Priority), (visit.Open, visit.Entries.Count, (int)visit.Priority));
                Assert.Equal(run.Findings.Where(finding => finding.ItemId == item.ItemId).Select(finding => finding.FindingId).Distinct().Order(StringComparer.Ordinal),
                    visit.FindingIds.Where(id => !id.StartsWith("on_call", StringComparison.Ordinal)));
                if (visit.Planned is not null)
                    Assert.Equal(visit.State is "late" or "missed" && visit.WelfareConfirmedAt is null, item.Priority == Reinstate.Reconciliation.Model.Priority.P1);
            }

            Assert.Equal(run.Items.Count(item => item is { Planned: true, Counted: true, Category: Reinstate.Reconciliation.Model.Category.Visit }), Ask(two.Log.View, service, two.Now).Visits.Count(visit => visit.Planned is not null));
        }
    }, iter: 60);

    [Fact]
    public void Whoever_reads_without_names_reads_times_counts_and_pseudonyms()
    {
        var two = Restored();
        two.By("bea", new RegisterServicesRequest { Services = { new ServiceLocation { ServiceId = North, Name = "Birchwood", Type = "homecare", Group = "Groupname", Commissioner = "Councilname" } } });
        var made = Visit("n1", "entry-a", Start.AddMinutes(40), "wes");
        made.Visit.LateReason = "Her door was locked";
        made.Notes["remark"] = "Typed remark";
        two.Import("n1", made);
        two.By("bea", Change("change-1", "v-n1", 40));
        two.By("bea", Change("change-2", "v-unknown", 40));
        two.By("bea", Decide("decision-1", "v-n1", "n1"));
        two.By("bea", new RecordContactRequest { IncidentId = Incident, ServiceId = North, Contact = new Contact { ContactId = "contact-1", PersonId = "n1", OccurredAt = Provider.At(Out), Party = "her son Jim", Summary = "Told" } });
        two.By("bea", new GrantExternalAccessRequest { IncidentId = Incident, Subject = "com", Role = "commissioner", Until = Provider.At(two.Now.AddDays(2)), Reason = "Commissions it" });
        var untouched = two.Log.View.Incidents[Incident].RotaChanges["change-1"].ToByteString();
        var reader = Reader.Of("com", "commissioner", default, two.Now);
        var told = ((IMessage[])
        [
            new GetVisitsRequest { IncidentId = Incident, ServiceId = North }, new GetPaceRequest { IncidentId = Incident }, new GetIncidentRequest { IncidentId = Incident },
            new GetCompletenessRequest { IncidentId = Incident, WithItems = true },
        ]).Select(question => BoardQueries.Answer(two.Log.View, question, two.Now, reader).Reply!).ToList();
        var words = string.Concat(told.Select(reply => reply.ToString()));
        foreach (var secret in (string[])["\"n1\"", "wes", "kit", "bea", "entry-a", "v-n1", "call-n1", "locked", "remark", "change-", "decision-", "contact-", "Jim", "Paracetamol", "para", "Birchwood", "Groupname", "Councilname", "ill"])
            Assert.DoesNotContain(secret, words, StringComparison.Ordinal);
        var visit = ((GetVisitsReply)told[0]).Visits.Single(one => one.State == "late");
        Assert.Equal((40, 1, 1, 1, 1), (visit.MinutesLate, visit.WorkersSeen, visit.Changes.Count, visit.Decisions.Count, visit.Contacts.Count));
        Assert.StartsWith("S-", Assert.Single(visit.Entries).Visit.StaffIds[0], StringComparison.Ordinal);
        Assert.All(((GetCompletenessReply)told[3]).Items, item => Assert.NotNull(item.At));
        Assert.Equal(untouched, two.Log.View.Incidents[Incident].RotaChanges["change-1"].ToByteString());
    }

    private static RecordRotaChangeRequest Change(string id, string visit, int minutes) =>
        new() { IncidentId = Incident, ServiceId = North, Change = new RotaChange { ChangeId = id, VisitId = visit, ChangedAt = Provider.At(Out.AddMinutes(minutes)), ChangedBy = "bea", FromStaff = "wes", ToStaff = "una", Reason = "wes is ill" } };

    private static RecordOnCallDecisionRequest Decide(string id, string visit, string person) => new()
    {
        IncidentId = Incident,
        Decision = new OnCallDecision { DecisionId = id, ServiceId = North, DecidedAt = Provider.At(Out.AddMinutes(30)), DecidedBy = "bea", Decision = "kit goes", VisitId = visit, PersonId = person },
    };

    private static Visit Of(TwoBranches two, string person) => Ask(two.Log.View, North).Visits.Single(visit => visit.PersonId == person);

    private static GetVisitsReply Ask(TenantView view, string service, DateTimeOffset? now = null) =>
        (GetVisitsReply)BoardQueries.Answer(view, new GetVisitsRequest { IncidentId = Incident, ServiceId = service }, now ?? Back.AddHours(1)).Reply!;
}
