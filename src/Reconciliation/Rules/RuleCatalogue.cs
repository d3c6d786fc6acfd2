using System.Collections.Immutable;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules.Chronology;
using Reinstate.Reconciliation.Rules.Completeness;
using Reinstate.Reconciliation.Rules.Duplicates;
using Reinstate.Reconciliation.Rules.Governance;
using Reinstate.Reconciliation.Rules.Homecare;
using Reinstate.Reconciliation.Rules.Medicines;

namespace Reinstate.Reconciliation.Rules;

/// <summary>A rule that did not run, and why.</summary>
public sealed record RuleNotRun(int Rule, string Reason);

/// <summary>Every rule that is evaluated, and for each other number of DOMAIN.md section 7 why it is not.</summary>
public static class RuleCatalogue
{
    private const int Numbers = 48;

    internal static readonly ImmutableArray<IItemRule> ForItems =
    [
        new NoEntryInRequiredCategory(), new DoseWithoutOutcome(), new DoseRecordedTwice(), new TimeCriticalOutsideWindow(),
        new PrnWithoutRationaleOrOutcome(), new CodeNotInKey(), new CdWithoutWitness(), new GivenAfterStop(), new GivenWhileAway(),
        new EnteredBeforeOccurred(), new WrittenAfterShift(), new OutsideWindowNotLate(), new InitialsNotOnRegister(), new InitialsNotOnRota(),
        new VariableDoseWithoutQuantity(), new DoseChangedNotPrinted(),
        new News2TotalDiffers(), new ClockChangeDoubt(),
        new DoubleUpWithOneWorker(), new WelfareUnconfirmed(), new ImplausibleVisitTimes(), new ImplausibleVisitLength(),
        new CheckerNotIndependent(), new SecondCheckMissing(), new CheckerNotCompetent(),
    ];

    internal static readonly ImmutableArray<IGroupRule> ForGroups =
    [
        new PrnIntervalTooShort(), new CdBalance(), new OrderDiffers(), new DayMaximum(), new StockDoesNotAddUp(),
        new AllergyConflictOfMedicine(), new RefusalsNotEscalated(), new VisitsOverlap(),
        new RecordSilent(), new CareIntervalBreached(), new NotesNearlyIdentical(), new IncidentNotRecorded(), new News2NotEscalated(),
    ];

    internal static readonly ImmutableArray<IPersonRule> ForPeople = [new PrintedSummaryOutdated()];

    internal static readonly ImmutableArray<IServiceRule> ForServices =
    [
        new SheetNotReturned(), new PageMissing(), new NotInPrintedPack(), new NotInCensus(), new ScanUsedTwice(), new OnCallDecisionNotInRota(),
    ];

    internal static readonly ImmutableArray<IWorkRule> ForWork = [new WorkerInTwoPlaces(), new ReciprocalChecking(), new IdenticalTimesInBulk()];

    internal static RuleSet Rules { get; } = new(ForItems, ForGroups, ForPeople, ForServices, ForWork);

    /// <summary>What runs here; a rule in two halves has two entries.</summary>
    public static ImmutableArray<RuleInfo> Infos { get; } =
    [
        .. ForItems.Select(r => r.Info).Concat(ForGroups.Select(r => r.Info)).Concat(ForPeople.Select(r => r.Info))
            .Concat(ForServices.Select(r => r.Info)).Concat(ForWork.Select(r => r.Info)).OrderBy(r => r.Number),
    ];

    /// <summary>In order of number. A rule of which one half lacks its facts is listed with what is missing.</summary>
    public static ImmutableArray<RuleNotRun> NotRun(RecoveryContext context)
    {
        var list = ImmutableArray.CreateBuilder<RuleNotRun>();
        for (var number = 1; number <= Numbers; number++)
        {
            var halves = Infos.Where(i => i.Number == number).ToArray();
            if (LogRule.All.Any(r => r.Number == number))
                list.Add(new(number, "needs the log of a running node"));
            else if (halves.Length == 0)
                list.Add(new(number, "not part of this version"));
            else
                list.AddRange(halves.Where(h => !h.CanRun(context)).Select(h => new RuleNotRun(number, Missing(h, context))).Distinct());
        }

        return list.ToImmutable();
    }

    private static string Missing(RuleInfo rule, RecoveryContext context) => "no " + string.Join(" and no ", rule.Needs
        .Where(group => !group.Any(context.Supplied.Contains)).Select(group => string.Join(" or ", group.Select(FactKinds.Name)))
        .Concat(rule.Precondition is { } also && !also.Holds(context) ? [also.What] : []));
}
