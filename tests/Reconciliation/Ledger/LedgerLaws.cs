using System.Collections.Immutable;
using CsCheck;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;
using Reinstate.ReconciliationTests.Status;
using static Reinstate.ReconciliationTests.Given;

namespace Reinstate.ReconciliationTests.Ledger;

/// <summary>Whatever came before, a ledger answers like one that was filled at once with the same facts.</summary>
public class LedgerLaws
{
    private const int Steps = 12;

    [Fact]
    public void After_any_sequence_of_arrivals_corrections_and_voids_the_findings_are_those_of_a_batch() =>
        Gen.Select(AnyFacts.Facts, AnyFacts.Facts, Gen.Int).Sample((first, more, seed) =>
        {
            var (random, ledger, facts) = (new Random(seed), new PersonLedger(Context), first);
            for (var step = 0; step < Steps; step++)
            {
                ledger.Update(facts);
                Assert.Equal(Text(PersonReconciliation.Evaluate(facts, Context)), Text(ledger.Result()));
                facts = Changes.Next(facts, more, random, step);
            }
        }, iter: 500);

    [Fact]
    public void Rows_that_are_put_one_by_one_give_what_they_give_together() =>
        Gen.Select(AnyFacts.Facts, Gen.Int).Sample((facts, seed) =>
        {
            var ledger = new PersonLedger(Context);
            ledger.Update(facts with { Entries = [] });
            var rows = facts.Entries.ToArray();
            new Random(seed).Shuffle(rows);
            foreach (var row in rows)
                ledger.Put(row with { OccurredAt = row.OccurredAt.AddHours(1), Author = "DD" });
            foreach (var row in rows)
                ledger.Put(row);
            var alone = facts with { Exceptions = [.. facts.Exceptions.Where(x => !x.ItemId.StartsWith("entry:", StringComparison.Ordinal))] };
            ledger.Update(alone);
            Assert.Equal(Text(PersonReconciliation.Evaluate(alone, Context)), Text(ledger.Result()));
        }, iter: 500);

    [Fact]
    public void The_changed_items_are_those_whose_status_differs() =>
        Gen.Select(AnyFacts.Facts, Gen.Int).Where((facts, _) => facts.Entries.Length > 1).Sample((facts, seed) =>
        {
            var ledger = new PersonLedger(Context);
            ledger.Update(facts with { Entries = facts.Entries.RemoveAt(0) });
            var before = ledger.Result().Items.ToDictionary(i => i.ItemId, Text);
            ledger.Put(facts.Entries[0]);
            var told = ledger.Changed.ToDictionary(i => i.ItemId, Text);
            foreach (var item in ledger.Result().Items)
            {
                Assert.True(told.ContainsKey(item.ItemId) || (before.TryGetValue(item.ItemId, out var same) && same == Text(item)), $"{item.ItemId} changed and was not told, seed {seed}.");
                Assert.True(!told.TryGetValue(item.ItemId, out var now) || now == Text(item));
            }
        }, iter: 500);

    [Fact]
    public void Work_across_people_gives_the_same_findings_however_it_grew() =>
        Gen.Select(AnyFacts.Facts, AnyFacts.Facts, AnyFacts.Facts).Sample((one, two, other) =>
        {
            var (grown, atOnce) = (new WorkLedger(Context), new WorkLedger(Context));
            foreach (var (id, facts) in new[] { ("P1", one), ("P2", other), ("P2", two), ("P1", other), ("P1", one) })
                grown.Update(id, Work(id, facts));
            atOnce.Update("P2", Work("P2", two));
            atOnce.Update("P1", Work("P1", one));
            Assert.Equal(Text(atOnce.Findings()), Text(grown.Findings()));
            Assert.Equal(Text(new WorkAtOnce(Context, _ => true).Findings([[.. Work("P2", two)], [.. Work("P1", one)]])), Text(grown.Findings()));
        }, iter: 300);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Rows_with_the_same_times_are_found_by_the_ledger_and_at_once_from_the_policys_number_on(int least)
    {
        var context = Context with { Policy = Context.Policy with { IdenticalTimesRows = least } };
        for (var rows = 1; rows <= 9; rows++)
        {
            List<WorkTrace> work = [.. Enumerable.Range(1, rows).Select(i => new WorkTrace($"E{i}", $"entry:E{i}", $"P{i}", "S1", Context.ContingencyFrom, null)
                { Workers = ["A1"], EnteredAt = Context.ContingencyFrom.AddHours(1), Exact = true })];
            var ledger = new WorkLedger(context);
            ledger.Update("all", work);
            var found = new WorkAtOnce(context, _ => true).Findings([work]);
            Assert.Equal(Text(ledger.Findings()), Text(found));
            Assert.Equal(rows >= Math.Max(least, 2), found.Exists(f => f.Rule == 38));
        }
    }

    [Fact]
    public void What_was_found_beyond_a_person_takes_no_part_in_the_work_that_it_was_found_in()
    {
        var queried = 0;
        AnyFacts.Facts.Sample(facts =>
        {
            var (plain, named) = (new PersonLedger(Context), new PersonLedger(Context));
            plain.Update(facts);
            named.Update(facts, [.. plain.Result().Items.Select(i => new Finding(37, "beyond", Severity.High, i.ServiceId, i.PersonId, i.ItemId, "Found beyond.") { Queries = true })]);
            Interlocked.Add(ref queried, named.Result().Items.Count(i => i.Queried));
            Assert.Equal(plain.Work().OrderBy(t => t.EntryId, StringComparer.Ordinal), named.Work().OrderBy(t => t.EntryId, StringComparer.Ordinal));
        }, iter: 300);
        Assert.True(queried > 100);
    }

    [Fact]
    public void What_work_across_people_tells_of_as_gone_and_come_adds_up_to_what_it_finds() =>
        Gen.Select(AnyFacts.Facts, AnyFacts.Facts, AnyFacts.Facts).Sample((one, two, other) =>
        {
            var (ledger, told) = (new WorkLedger(Context), new List<Finding>());
            foreach (var (id, facts) in new[] { ("P1", one), ("P2", other), ("P2", two), ("P1", other), ("P1", one) })
            {
                ledger.Update(id, Work(id, facts));
                var (gone, come) = ledger.Settle();
                Assert.All(gone, finding => Assert.True(told.Remove(finding)));
                told.AddRange(come);
                Assert.Equal(Text(ledger.Findings()), Text(told));
            }
        }, iter: 200);

    private static IEnumerable<WorkTrace> Work(string person, PersonFacts facts)
    {
        var ledger = new PersonLedger(Context);
        ledger.Update(facts);
        return ledger.Work().Select(t => t with { PersonId = person, EntryId = $"{person}-{t.EntryId}" }).ToList();
    }

    private static string Text(PersonResult result) => string.Join('\n', result.Items.Select(Text)) + "\n" + Text(result.Findings);

    private static string Text(ItemStatus i) => $"{i with { OtherEntryIds = [], Reasons = [] }} {string.Join(',', i.OtherEntryIds)} {string.Join(',', i.Reasons)}";

    private static string Text(IEnumerable<Finding> findings) =>
        string.Join('\n', Reconciliation.Rules.Findings.InOrder(findings, []).Select(f => $"{f with { EntryIds = [] }} {string.Join(',', f.EntryIds)}"));
}

/// <summary>One change of a person's facts after another, as a recovery brings them.</summary>
internal static class Changes
{
    public static PersonFacts Next(PersonFacts facts, PersonFacts more, Random random, int step)
    {
        var entry = facts.Entries.IsEmpty ? null : facts.Entries[random.Next(facts.Entries.Length)];
        var other = more.Entries.IsEmpty ? null : more.Entries[random.Next(more.Entries.Length)];
        var item = facts.Expected.IsEmpty ? "record:P1:unknown" : facts.Expected[random.Next(facts.Expected.Length)].ItemId;
        return random.Next(12) switch
        {
            0 or 1 when other is not null => facts with { Entries = facts.Entries.Add(other with { EntryId = $"N{step}" }) },
            2 or 3 when entry is not null && other is not null => facts with { Entries = facts.Entries.Replace(entry, other with { EntryId = entry.EntryId }) },
            4 when entry is not null => facts with { Exceptions = facts.Exceptions.Add(new(ItemIds.OfEntry(entry.EntryId), ExceptionKind.EnteredInError, "slip", "A1", At("19:00"))) },
            5 when !facts.Exceptions.IsEmpty => facts with { Exceptions = facts.Exceptions.RemoveAt(random.Next(facts.Exceptions.Length)) },
            6 => facts with { Exceptions = facts.Exceptions.Add(new(item, ExceptionKind.ConfirmedOmitted, "asked", "B1", At("19:00").AddMinutes(step))) },
            7 => facts with { Queries = facts.Queries.Add(new($"Q{step}", random.Next(2) == 0 ? item : "", entry is null || random.Next(2) == 0 ? "" : entry.EntryId, "why?")) },
            8 when !facts.Queries.IsEmpty => facts with { Queries = facts.Queries.RemoveAt(random.Next(facts.Queries.Length)) },
            9 => facts with { Received = [.. facts.Received.Where(r => r.ItemId != item), new(random.Next(3) == 0 ? $"line:{step}" : item, "SH1", 1, "A1", At("17:30"))] },
            10 when PersonReconciliation.Evaluate(facts, Context).Findings is { Length: > 0 } found =>
                facts with { Decisions = facts.Decisions.Add(new(found[random.Next(found.Length)].FindingId, "accepted", "C1", At("20:00"))) },
            11 when !more.Expected.IsEmpty => facts with { Expected = [.. facts.Expected.Concat(more.Expected.Take(1)).DistinctBy(e => e.ItemId)] },
            _ => facts with { Contacts = facts.Contacts.Add(new($"C{step}", "P1", At("09:00").AddMinutes(31 * step), random.Next(2) == 0 ? "gp" : "family", "called")), StockCounts = facts.StockCounts.Add(new("P1", "MED", At("08:00").AddHours(step), step)) },
        };
    }
}
