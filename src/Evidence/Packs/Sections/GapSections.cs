using System.Collections.Immutable;
using Reinstate.Evidence.Packs.Document;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sections;

/// <summary>What is open, and what was lost for good and attested as lost.</summary>
internal static class GapSections
{
    public static IEnumerable<Section> Of(PackFacts facts, ImmutableArray<Gap> gaps) =>
    [
        Section.Of("open_gaps", "Unresolved gaps", "Everything that is not done, in the words in which a sign-off would be refused for it.", gaps,
            new("hinders", "What it keeps from being complete: recovery, assurance or learning.", gap => gap.Hinders.ToString().ToLowerInvariant()),
            new("service", "Service id; null for the incident as a whole.", gap => facts.Service(gap.ServiceId)),
            new("gap", "One sentence.", gap => gap.What)),
        Section.Of("attested_losses", "Losses that remain", "Sheets and items that will never be recovered. Each is attested by name; attesting it does not fill the gap.", Losses(facts),
            new("service", "Service id.", loss => facts.Service(loss.Service)),
            new("lost", "Sheet serial or item id.", loss => loss.What),
            new("attested_by", "Who attested it.", loss => facts.Staff(loss.By)),
            new("recorded_at", "When that was recorded.", loss => facts.Local(loss.At)),
            new("reason", "Why it is lost, as attested.", loss => loss.Reason)),
    ];

    internal static IEnumerable<(string Service, string What, string By, DateTimeOffset At, string Reason)> Losses(PackFacts facts) =>
        from run in facts.Runs
        from loss in (run.Run?.Sheets.Values ?? []).Where(sheet => sheet.Loss is not null).Select(sheet => (What: $"sheet {sheet.Sheet.Serial}", sheet.Loss!.By, sheet.Loss.At, sheet.Loss.What.Reason))
            .Concat(run.People.SelectMany(record => record.Exceptions.Values).Where(x => x.Kind is ExceptionKind.PaperLost).Select(x => (What: x.ItemId, x.By, x.At, x.Reason)))
        select (run.ServiceId, loss.What, loss.By, loss.At, loss.Reason);
}
