using System.Collections.Immutable;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;

namespace Reinstate.Grains.Plans;

/// <summary>What is planned for a person: the last that each system told. A rota says nothing about medicines, so none takes the place of another's.</summary>
public sealed record PlanState(string PersonId)
{
    /// <summary>By the name of the system.</summary>
    public ImmutableSortedDictionary<string, ToldPlan> Told { get; init; } = ImmutableSortedDictionary.Create<string, ToldPlan>(StringComparer.Ordinal);
}

/// <summary>What one system told last.</summary>
/// <param name="SourceSystem">Its name.</param>
/// <param name="ServiceId">The service at which it plans.</param>
/// <param name="AsOf">When it knew that.</param>
/// <param name="From">The beginning of the time that it covers.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="Items">By item id.</param>
public sealed record ToldPlan(string SourceSystem, string ServiceId, Moment AsOf, Moment From, Moment To, ImmutableSortedDictionary<string, ExpectedItem> Items)
{
    public static readonly ImmutableSortedDictionary<string, ExpectedItem> NoItems = ImmutableSortedDictionary.Create<string, ExpectedItem>(StringComparer.Ordinal);

    /// <summary>The system plans for the person no longer; kept, so that an older plan that comes late is known as such.</summary>
    public bool IsWithdrawn => Items.IsEmpty && From.Read() == To.Read();
}
