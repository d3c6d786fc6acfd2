using Reinstate.V1;

namespace Reinstate.Grains.Readiness;

/// <summary>One respect in which a service is ready or not, and why.</summary>
/// <param name="Check">packs, training, initials or exercise.</param>
/// <param name="State">How it stands.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record Checked(string Check, ReadyState State, string Reason)
{
    /// <summary>Ids of those supported of whom it speaks.</summary>
    public IEnumerable<string> People { get; init; } = [];

    /// <summary>Ids of those at work of whom it speaks.</summary>
    public IEnumerable<string> Staff { get; init; } = [];

    public ReadinessCheck ToWire() => new() { Check = Check, State = State.Word(), Reason = Reason, People = { People.Order(StringComparer.Ordinal) }, Staff = { Staff.Order(StringComparer.Ordinal) } };
}
