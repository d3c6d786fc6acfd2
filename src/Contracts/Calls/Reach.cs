using System.Collections.Immutable;

namespace Reinstate.Contracts.Calls;

/// <summary>Which services of the organisation a caller may reach, as the verified identity says.</summary>
/// <param name="Everywhere">All of them, those included that are registered later.</param>
/// <param name="Services">Otherwise these; empty for nobody's, as is every value that was not set.</param>
[GenerateSerializer, Immutable, Alias("reinstate.Reach")]
public readonly record struct Reach(
    [property: Id(0)] bool Everywhere,
    [property: Id(1)] ImmutableArray<string> Services)
{
    /// <summary>The whole organisation.</summary>
    public static Reach Whole { get; } = new(true, []);

    /// <summary>These services and no others.</summary>
    public static Reach Of(IEnumerable<string> services) => new(false, [.. services.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal)]);

    /// <summary>Whether a service is within reach. An empty name is that of no service.</summary>
    public bool Covers(string service) => Everywhere || (!Services.IsDefault && service.Length > 0 && Services.Contains(service, StringComparer.Ordinal));
}
