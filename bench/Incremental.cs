using System.Diagnostics;
using Reinstate.Reconciliation;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Bench;

/// <summary>
/// One more entry for a person with 1,000 items: the ledger follows what changed, beside judging the whole person anew, which is what a
/// batch does, in the same run. Each entry of the person is taken back and put again, so every kind of entry is measured where it lands.
/// </summary>
internal static class Incremental
{
    private const int Rounds = 12;

    public static Task<int> RunAsync(Options options)
    {
        var (facts, context) = LongStay.Build(options.Number("items", 1000));
        var random = new Random(options.Number("seed", 1));
        var ledger = new PersonLedger(context);
        ledger.Update(facts);
        var items = ledger.Result().Items.Length;
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var entries = facts.Entries.ToArray();
            random.Shuffle(entries);
            times.Clear();
            foreach (var entry in entries)
            {
                ledger.Take(entry.EntryId);
                var began = Stopwatch.GetTimestamp();
                ledger.Put(entry);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
        }

        var whole = new List<double>();
        for (var i = 0; i < 60; i++)
        {
            var began = Stopwatch.GetTimestamp();
            _ = PersonReconciliation.Evaluate(facts, context);
            whole.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        times.Sort();
        whole.Sort();
        var same = ledger.Result().Items.SequenceEqual(PersonReconciliation.Evaluate(facts, context).Items, ByOutcome.Instance);
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores; {items} items, {facts.Entries.Length} entries, {times.Count} measured after {Rounds - 1} rounds");
        Console.WriteLine("| | p50 µs | p99 µs | worst µs |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine($"| one more entry | {Report.Percentile(times, 0.5)} | {Report.Percentile(times, 0.99)} | {times[^1]:0.0} |");
        Console.WriteLine($"| the whole person | {Report.Percentile(whole, 0.5)} | {Report.Percentile(whole, 0.99)} | {whole[^1]:0.0} |");
        Console.WriteLine(same ? "the ledger stands as a batch does" : "THE LEDGER DIFFERS FROM A BATCH");
        Report.Line("incremental", times[(int)(times.Count * 0.99)], "µs at p99", "the whole person, p50", whole[whole.Count / 2]);
        return Task.FromResult(same ? 0 : 1);
    }

    private sealed class ByOutcome : IEqualityComparer<ItemStatus>
    {
        public static readonly ByOutcome Instance = new();

        public bool Equals(ItemStatus? x, ItemStatus? y) => x!.ItemId == y!.ItemId && x.Outcome == y.Outcome && x.Explanation == y.Explanation;

        public int GetHashCode(ItemStatus obj) => obj.ItemId.GetHashCode(StringComparison.Ordinal);
    }
}
