using System.Collections.Immutable;
using Reinstate.Events.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>An improvement with owner and date.</summary>
/// <param name="Action">As it was added.</param>
/// <param name="Proof">Of closure; null while it is open, and again after it turned out not to be effective.</param>
public sealed record ActionState(ActionAdded Action, string? Proof)
{
    /// <summary>Who closed it last.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>Oldest first.</summary>
    public ImmutableList<Decided<ActionEffectivenessChecked>> Checks { get; init; } = [];

    public bool IsOpen => Proof is null;

    /// <summary>Closed, and found to do what it was for after that.</summary>
    public bool IsEffective => Proof is not null && Checks.Count > 0 && Checks[^1].What.Effective;

    public ActionState With(Decided<ActionEffectivenessChecked> check) =>
        this with { Checks = Checks.Add(check), Proof = check.What.Effective ? Proof : null };
}
