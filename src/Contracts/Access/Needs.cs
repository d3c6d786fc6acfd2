namespace Reinstate.Contracts.Access;

/// <summary>What a caller must reach for a call to be answered. Whoever reaches the whole organisation has all of it.</summary>
public enum Needs
{
    /// <summary>Nothing of a service is told or changed.</summary>
    Nothing,

    /// <summary>The whole organisation.</summary>
    Organisation,

    /// <summary>Every service that the call names, and that what it names belongs to by now; where it names none, the whole organisation.</summary>
    NamedServices,

    /// <summary>The service named, which the incident touches.</summary>
    Service,

    /// <summary>The service at which the person's record in the incident is kept.</summary>
    Person,

    /// <summary>The service named; where none is, every service of the incident.</summary>
    ServiceOrIncident,

    /// <summary>Every service of the incident.</summary>
    Incident,

    /// <summary>Some service of the incident; only what is within reach is shown.</summary>
    PartOfIncident,

    /// <summary>Whatever is within reach is shown, be it nothing.</summary>
    Part,
}
