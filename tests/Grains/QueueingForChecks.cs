using CsCheck;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Boards;
using Reinstate.V1;
using static Reinstate.GrainsTests.Provider;

namespace Reinstate.GrainsTests;

/// <summary>What is offered for a second check is what the caller may check, by the decision about the command itself.</summary>
public sealed class QueueingForChecks
{
    private static readonly (string Staff, string Role)[] Callers =
    [
        ("nic", "nurse_in_charge"), ("carer", "care_worker"), ("carer2", "care_worker"), ("novice", "care_worker"), ("rm", "registered_manager"), ("director", "group_quality_director"), ("stranger", "care_worker"),
    ];

    [Fact]
    public void What_is_offered_would_be_accepted_and_what_is_not_would_be_refused()
    {
        var (offered, kept) = (0, 0);
        Gen.Select(RandomCommands.Towards, Gen.Int[0, Callers.Length - 1], Gen.Int[0, 80]).Sample((commands, who, length) =>
        {
            var p = AllClear();
            foreach (var (staff, command) in commands.Take(length))
            {
                p.Now = p.Now.AddSeconds(20);
                p.Try(staff, command);
            }

            var (caller, role) = Callers[who];
            var queue = Ask(p, caller, role);
            var waiting = Entries(p).Where(one => one.Entry is { Void: null, Current: { NeedsCheck: true, CheckedBy.Length: 0 } }).Select(one => (one.Person, one.Entry.Current.EntryId)).ToList();
            Assert.Equal(waiting.Count, queue.Checks.Count + queue.NotYours);
            foreach (var (person, entry) in waiting.Except(queue.Checks.Select(check => (check.PersonId, check.Entry.EntryId))))
                Assert.False(p.Try(caller, Check(person, entry), role).Accepted);
            foreach (var check in queue.Checks)
                Assert.Single(p.Try(caller, Check(check.PersonId, check.Entry.EntryId), role).Recorded);
            Assert.Equal((0, queue.NotYours), (Ask(p, caller, role).Checks.Count, Ask(p, caller, role).NotYours));
            Interlocked.Add(ref offered, queue.Checks.Count);
            Interlocked.Add(ref kept, queue.NotYours);
        }, iter: 400);

        // The law says nothing unless there is something to check, and something that is not for everybody.
        Assert.True(offered > 100 && kept > 100, $"Only {offered} offered, {kept} not.");
    }

    [Fact]
    public void The_most_urgent_comes_first_with_what_it_is()
    {
        var p = AllClear();
        p.By("carer", Provider.Entries("bob", PaperNote("e-bob")));
        p.By("carer", Provider.Entries("ann", PaperNote("e-ann"), PaperDose("e-dose"), PaperNote("e-fall", "fall")));
        var queue = Ask(p, "nic", "nurse_in_charge");
        Assert.Equal(["e-fall", "e-dose", "e-ann", "e-bob"], queue.Checks.Select(check => check.Entry.EntryId));
        Assert.Equal(["Fall", "Levothyroxine", "Personal care", "Personal care"], queue.Checks.Select(check => check.What));
        Assert.Equal(["", "dose-levo", "note-ann", "note-bob"], queue.Checks.Select(check => check.ItemId));
        Assert.All(queue.Checks, check => Assert.False(check.Overdue));
        p.Now = Back.AddHours(3);
        Assert.Equal(["e-fall"], Ask(p, "nic", "nurse_in_charge").Checks.Where(check => check.Overdue).Select(check => check.Entry.EntryId));
    }

    [Fact]
    public void Who_gave_transcribed_or_is_not_competent_is_told_how_many_wait_for_others()
    {
        var p = AllClear();
        p.By("carer", Provider.Entries("ann", PaperNote("e-ann"), PaperDose("e-dose")));
        Assert.Equal((0, 2), Counts(Ask(p, "carer", "care_worker")));
        Assert.Equal((0, 2), Counts(Ask(p, "carer2", "care_worker")));
        Assert.Equal((1, 1), Counts(Ask(p, "novice", "care_worker")));
        Assert.Equal((2, 0), Counts(Ask(p, "nic", "nurse_in_charge")));
        Assert.Equal((0, 2), Counts(Ask(p, "nic", "group_quality_director")));
    }

    [Fact]
    public void What_was_voided_or_checked_waits_no_more()
    {
        var p = AllClear();
        p.By("carer", Provider.Entries("ann", PaperNote("e-ann"), PaperDose("e-dose")));
        p.By("rm", new VoidEntryRequest { IncidentId = Incident, PersonId = "ann", EntryId = "e-ann", Kind = "entered_in_error", Reason = "Other sheet" });
        p.By("nic", Check("ann", "e-dose"));
        Assert.Equal((0, 0), Counts(Ask(p, "nic", "nurse_in_charge")));
    }

    [Fact]
    public void An_auditor_who_reads_without_reaching_the_service_is_offered_nothing()
    {
        var p = SignedOff();
        p.By("director", new BeginAssuranceRequest { IncidentId = Incident });
        p.By("director", new DrawAuditSampleRequest { IncidentId = Incident, Seed = "7", Auditor = "auditor" });
        p.By("carer", Provider.Entries("ann", PaperNote("e-late")));
        Assert.Equal((0, 1), Counts(Ask(p, "auditor", "registered_manager", Reach.Of([Other]))));
        Assert.Equal((1, 0), Counts(Ask(p, "rm", "registered_manager", Reach.Of([Home]))));
    }

    private static (int Offered, int NotYours) Counts(GetCheckQueueReply queue) => (queue.Checks.Count, queue.NotYours);

    private static IEnumerable<(string Person, Grains.People.EntryState Entry)> Entries(Provider p) =>
        p.Log.View.People.Values.SelectMany(person => person.Records[Incident].Entries.Values.Select(entry => (person.Id, entry)));

    private static CheckEntryRequest Check(string person, string entry) => new() { IncidentId = Incident, PersonId = person, EntryId = entry };

    private static GetCheckQueueReply Ask(Provider p, string staff, string role, Reach? reach = null) => (GetCheckQueueReply)BoardQueries.Answer(
        p.Log.View, new GetCheckQueueRequest { IncidentId = Incident, ServiceId = Home }, p.Now, Reader.Of(staff, role, reach ?? Reach.Whole, p.Now)).Reply!;
}
