using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Folders.Reconciling;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Rules;

namespace Reinstate.Evidence.Reports;

/// <summary>What is left of a reconciled folder when its services were written: the sums, what could not be used, what was not looked at.</summary>
internal sealed record RunSummary(
    OpenFolder Folder, RecoveryContext Context, Totals Totals, IReadOnlyList<CompletenessVector> Services, ImmutableArray<Reject> Rejects)
{
    public ImmutableArray<RuleNotRun> NotRun { get; } = RuleCatalogue.NotRun(Context);

    /// <summary>Exit status 0 of IMPORTS.md: nothing open, nothing found, and no row left out that could have been either.</summary>
    public bool IsClear => Totals.FindingCount == 0 && Rejects.IsEmpty && Totals.PeopleOpen == 0;

    /// <summary>A row that was left out may have been an expectation: nothing is called complete over it.</summary>
    public bool IsComplete => Rejects.IsEmpty && Totals.All.IsComplete;
}
