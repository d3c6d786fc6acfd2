using System.Collections.Immutable;
using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.Grains.Incidents;

namespace Reinstate.Grains.Aggregates;

/// <summary>
/// The services that a command is about, as far as the aggregate knows: whoever gives it must reach each of them. Safety rule: what is not known is out of
/// reach, so that a refusal says the same of what is elsewhere and of what is nowhere.
/// </summary>
public readonly record struct Touched
{
    private readonly ImmutableArray<string> services;

    private Touched(ImmutableArray<string> services) => this.services = services;

    /// <summary>For those alone who reach the whole organisation.</summary>
    public static Touched Organisation => default;

    /// <summary>For whom the record itself appointed, whatever services they reach.</summary>
    public static Touched Appointed { get; } = new([]);

    /// <summary>These services; none of them is the organisation's.</summary>
    public static Touched Services(params IEnumerable<string> services)
    {
        ImmutableArray<string> distinct = [.. services.Distinct(StringComparer.Ordinal)];
        return distinct.IsEmpty ? Organisation : new(distinct);
    }

    /// <summary>The service, where the incident touches it.</summary>
    public static Touched ServiceOf(IncidentState? incident, string service) =>
        service.Length > 0 && incident?.Touches(service) == true ? Services(service) : Organisation;

    /// <summary>The service that a command names, or where it names none every service of the incident.</summary>
    public static Touched Named(IncidentState incident, string service) => service.Length > 0 ? ServiceOf(incident, service) : Services(incident.Services);

    public bool IsWithin(Reach reach) =>
        reach.Everywhere || (!services.IsDefault && (services.IsEmpty || (!reach.Services.IsDefault && services.Length <= reach.Services.Length && services.All(reach.Covers))));

    /// <summary>What the access table says that the command needs.</summary>
    public static Needs Of(IMessage command) => AccessTable.Of(command.Descriptor.FullName)?.Needs ?? Needs.Organisation;

    /// <summary>A field that a message may have; empty where it has none.</summary>
    public static string Field(IMessage message, string name) => message.Descriptor.FindFieldByName(name)?.Accessor.GetValue(message) as string ?? "";
}
