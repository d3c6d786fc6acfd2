using System.Collections.Immutable;
using System.Globalization;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// The clock of care of one person: expected, paper, digital and contacts merged in order of time, each with its source, its four times and
/// the item to which matching gave it. Times are local; where a day of a clock change makes them ambiguous they carry their offset.
/// </summary>
internal static class ChronologyTable
{
    public static void Write(Html html, RecoveryContext context, PersonOutcome person)
    {
        html.Line("<table class=\"clock\"><thead><tr><th>Time</th><th>Record</th><th>What</th><th>By</th><th>Written</th><th>Entered</th><th>Checked</th><th>Belongs to</th></tr></thead><tbody>");
        var day = "";
        foreach (var line in Lines(context, person))
        {
            var local = context.Local(line.At);
            var date = local.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);
            if (!string.Equals(date, day, StringComparison.Ordinal))
                html.Raw("<tr class=\"day\"><th colspan=\"8\">").Text(day = date).Line("</th></tr>");
            html.Raw($"<tr class=\"{line.Source}{(line.IsOpen ? " open" : "")}\">").Element("td", line.About + Clock(context, line.At), "t").Element("td", line.Source).Element("td", line.What).Element("td", line.By)
                .Element("td", Later(context, line.Entry?.WrittenAt, local)).Element("td", Later(context, line.Entry?.EnteredAt, local)).Element("td", Later(context, line.Entry?.CheckedAt, local))
                .Element("td", line.Match).Line("</tr>");
        }

        html.Line("</tbody></table>");
    }

    private static IEnumerable<Line> Lines(RecoveryContext context, PersonOutcome person)
    {
        var reasons = new Dictionary<string, (RowReason Reason, ItemStatus Item)>(StringComparer.Ordinal);
        foreach (var item in person.Result.Items)
        {
            foreach (var reason in item.Reasons)
                reasons[reason.EntryId] = (reason, item);
        }

        var medicines = person.Facts.Expected.OfType<ExpectedDose>().Where(d => d.Medicine.Length > 0).DistinctBy(d => d.MedicineId, StringComparer.Ordinal)
            .ToDictionary(d => d.MedicineId, d => d.Medicine, StringComparer.Ordinal);
        var expected = person.Result.Items.Where(i => i.Expectation is not null)
            .Select(i => new Line(i.Expectation!.From, 0, "expected", Words.Of(i.Expectation), "", i.Outcome.Name().Replace('_', ' '), null, i.ItemId) { IsOpen = i.Open });
        var entries = person.Facts.Entries.Select(e => new Line(
            Span.Of(e, context, person.Facts.Person.ServiceId).From, e.Source == Source.Paper ? 1 : 2, e.Source.Name(), Words.Of(e, medicines), Words.By(e),
            reasons.TryGetValue(e.EntryId, out var found) ? Words.Why(found.Reason, found.Item) : "", e, e.EntryId)
        {
            Stated = e.OccurredAt,
            IsOpen = reasons.TryGetValue(e.EntryId, out var home) && home.Item.Open,
        });
        var contacts = person.Facts.Contacts.Select(c => new Line(c.OccurredAt, 3, "contact", $"{c.Party}: {c.Summary}", "", "", null, c.ContactId));
        return expected.Concat(entries).Concat(contacts).OrderBy(l => l.From.UtcTicks).ThenBy(l => l.Rank).ThenBy(l => l.Id, StringComparer.Ordinal);
    }

    private static string Clock(RecoveryContext context, DateTimeOffset at)
    {
        var local = context.Local(at);
        return local.ToString(context.IsAmbiguous(local) ? "HH:mm '(UTC'zzz')'" : "HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>With its date when that is another day than the line's own.</summary>
    private static string Later(RecoveryContext context, DateTimeOffset? at, DateTimeOffset line) =>
        at is not { } time ? "" : context.Local(time).Date == line.Date ? Clock(context, time) : $"{Clock(context, time)}, {context.Local(time).ToString("d MMM", CultureInfo.InvariantCulture)}";

    /// <summary>From: the earliest possible moment, by which lines are ordered.</summary>
    private sealed record Line(DateTimeOffset From, int Rank, string Source, string What, string By, string Match, Entry? Entry, string Id)
    {
        public DateTimeOffset? Stated { get; init; }

        public bool IsOpen { get; init; }

        public DateTimeOffset At => Stated ?? From;

        public string About => Entry?.Precision is Precision.Approximate or Precision.Shift ? "about " : "";
    }
}
