namespace Reinstate.SecurityTests.Matrix;

/// <summary>What a call names.</summary>
/// <param name="Name">For whoever reads what went wrong.</param>
/// <param name="Incident">The incident that it names.</param>
/// <param name="Service">The service that it names; the person is that service's.</param>
/// <param name="Touches">Whether the incident touches it.</param>
public sealed record Target(string Name, string Incident, string Service, bool Touches = true)
{
    public static readonly Target Own = new("own service", World.OwnIncident, World.Own);
    public static readonly Target Shared = new("own service, incident of two", World.SharedIncident, World.Own);
    public static readonly Target Neighbour = new("other service, incident of two", World.SharedIncident, World.Other);
    public static readonly Target Other = new("other service", World.OtherIncident, World.Other);
    public static readonly Target OwnElsewhere = new("own service, incident of the other", World.OtherIncident, World.Own, Touches: false);
    public static readonly Target Foreign = new("other organisation", World.ForeignIncident, World.Foreign);
    public static readonly Target Nowhere = new("nowhere", "inc-none", "svc-none");
    public static readonly Target OwnNowhere = new("own service, no such incident", "inc-none", World.Own, Touches: false);

    public static readonly IReadOnlyList<Target> All = [Own, Shared, Neighbour, Other, OwnElsewhere, Foreign, Nowhere, OwnNowhere];

    public string Person => World.PersonOf(Service);

    /// <summary>Whether whoever reaches the own service alone reaches what is named.</summary>
    public bool IsOwn => Service == World.Own;

    public bool IsOwnIncident => Incident == World.OwnIncident;

    public bool IsTouchedByOwn => Incident is World.OwnIncident or World.SharedIncident;
}
