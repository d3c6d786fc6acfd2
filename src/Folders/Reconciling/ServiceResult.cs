using System.Collections.Immutable;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Reconciling;

/// <summary>One person's facts and what became of them.</summary>
public sealed record PersonOutcome(PersonFacts Facts, PersonResult Result);

/// <summary>
/// One service reconciled. Index: its place in the folder. People in ordinal order of person id; findings of the service and of its people
/// in the order of <see cref="Reconciliation.Rules.Findings"/>; rejects of the rows about its people, in order of file, then row.
/// </summary>
public sealed record ServiceResult(
    int Index, Service Service, ImmutableArray<PersonOutcome> People, ImmutableArray<Finding> Findings, ImmutableArray<Reject> Rejects)
{
    public IEnumerable<ItemStatus> Items => People.SelectMany(p => p.Result.Items);
}
