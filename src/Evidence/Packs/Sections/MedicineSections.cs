using Reinstate.Evidence.Packs.Document;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>The medicines: line by line, then what is given when needed, controlled drugs, and stock.</summary>
internal static class MedicineSections
{
    public static IEnumerable<Section> Of(PackFacts facts)
    {
        var lines = LoggedEntries.Of(facts).Select(logged => MarLine.Of(facts, logged)).OfType<MarLine>().ToList();
        return
        [
            Section.Of("mar_lines", "MAR, line by line", "Every dose that was due or given: when, by whom, with which code, and for an omission its reason.", lines,
                [.. Common(facts), .. Given(facts),
                new Column<MarLine>("outcome", "Where the item stands.", l => l.Logged.Item?.Outcome.Name()),
                new Column<MarLine>("omission_reason", "For a dose that was not taken, or has no entry: why, as stated; not stated where nothing says.", l => l.OmissionReason),
                new Column<MarLine>("rx_version", "Version of the prescription.", l => l.Expected?.RxVersion),
                new Column<MarLine>("printed_rx_version", "Version on the printed MAR.", l => l.Expected?.PrintedRxVersion)]),
            Section.Of("prn", "Medicines given when needed", "Every PRN dose with its rationale and its outcome.", lines.Where(line => line.IsPrn && line.Dose is not null),
                [.. Common(facts), .. Given(facts),
                new Column<MarLine>("rationale", "Why it was given.", l => l.Dose?.PrnRationale),
                new Column<MarLine>("effect", "What it did.", l => l.Dose?.PrnOutcome),
                new Column<MarLine>("min_interval_minutes", "Shortest interval allowed.", l => l.Expected?.PrnMinIntervalMinutes),
                new Column<MarLine>("max_24h", "Most doses allowed in 24 hours.", l => l.Expected?.PrnMax24h)]),
            Section.Of("controlled_drugs", "Controlled drugs", "Every row with its witness and the balance of the register.", lines.Where(line => line.IsControlled),
                [.. Common(facts), .. Given(facts),
                new Column<MarLine>("schedule", "Schedule of the drug.", l => l.Expected?.CdSchedule),
                new Column<MarLine>("wasted", "Quantity wasted.", l => l.Dose?.Wasted),
                new Column<MarLine>("stock_before", "Balance before.", l => l.Dose?.StockBefore),
                new Column<MarLine>("stock_after", "Balance after.", l => l.Dose?.StockAfter)]),
            Section.Of("stock_counts", "Stock counts", "Medicines counted during recovery.", facts.Runs.SelectMany(run => run.People.SelectMany(record => record.StockCounts.Select(count => (Run: run, Count: count)))),
                new("service", "Service id.", c => facts.Service(c.Run.ServiceId)),
                new("person", "Person id.", c => facts.Person(c.Count.PersonId)),
                new("medicine_id", "Id of the medicine.", c => c.Count.MedicineId),
                new("counted_at", "When.", c => c.Count.CountedAt),
                new("count", "What was there.", c => c.Count.Count),
                new("counter", "Who counted.", c => facts.Staff(c.Count.Counter, c.Run.ServiceId)),
                new("witness", "Who witnessed.", c => facts.Staff(c.Count.Witness, c.Run.ServiceId))),
        ];
    }

    private static IEnumerable<Column<MarLine>> Common(PackFacts facts) =>
    [
        new("service", "Service id.", l => facts.Service(l.Logged.ServiceId)),
        new("person", "Person id.", l => facts.Person(l.Logged.Record.Person.PersonId)),
        new("allergies", "As printed for the person.", l => l.Logged.Record.Person.Allergies),
        new("medicine", "Name, strength, form and route, or the id where no plan names it.", l => l.Medicine),
        new("due_at", "When the dose was due; null for one that nobody planned.", l => l.Expected?.DueAt ?? l.Dose?.DueAt),
        new("time_critical", "Whether the time matters.", l => l.Expected?.TimeCritical),
    ];

    private static IEnumerable<Column<MarLine>> Given(PackFacts facts) =>
    [
        new("entry", "Entry id; null for a dose without an entry.", l => l.Logged.Entry?.EntryId),
        new("part", "paper, digital or other.", l => l.Logged.Part),
        new("at", "When it was given, offered or omitted.", l => l.Logged.Entry?.OccurredAt),
        new("dose", "Dose given.", l => l.Dose?.Dose),
        new("code", "Code on the chart.", l => l.Dose?.Code),
        new("meaning", "What the code means by the chart's key; not in the key where it has none.", l => l.Meaning),
        new("by", "Initials on the chart.", l => facts.Staff(l.Logged.Entry?.Author ?? "", l.Logged.ServiceId)),
        new("witness", "Who witnessed.", l => facts.Staff(l.Dose?.Witness ?? "", l.Logged.ServiceId)),
        new("note", "Note on the chart.", l => l.Dose?.Note),
        new("void", "duplicate or entered_in_error for an entry that no longer counts.", l => l.Logged.State?.Void?.What.Kind),
    ];
}
