namespace Reinstate.Contracts.Calls;

/// <summary>
/// Counts the organisations that are without one supplier's system: the only grain that hears of more than one tenant. It is told by the node alone, keeps nothing, and answers with numbers. Key: the
/// system and the folded name of its supplier.
/// </summary>
[Alias("reinstate.ISupplierSignalGrain")]
public interface ISupplierSignalGrain : IGrainWithStringKey
{
    /// <summary>An organisation is without the system. To be repeated: a report lapses.</summary>
    [Alias("Report")]
    Task Report(OutageReport report);

    /// <summary>It is back, or the organisation takes no part any more.</summary>
    [Alias("Withdraw")]
    Task Withdraw(string organisation, string incident);

    /// <summary>How many other organisations are without it; null when they are fewer than the least that is told.</summary>
    [Alias("Seen")]
    Task<SignalSeen?> Seen(string organisation, int least);
}

/// <summary>One outage of the system.</summary>
/// <param name="Organisation">Whose, so that each is counted once.</param>
/// <param name="Incident">In which of its incidents.</param>
/// <param name="DetectedAt">When it was noticed there.</param>
[GenerateSerializer, Immutable, Alias("reinstate.OutageReport")]
public sealed record OutageReport([property: Id(0)] string Organisation, [property: Id(1)] string Incident, [property: Id(2)] DateTimeOffset DetectedAt);

/// <summary>What may be told.</summary>
/// <param name="Organisations">Others that are without the system.</param>
/// <param name="FirstDetectedAt">Of the earliest, rounded down to a quarter of an hour, UTC.</param>
/// <param name="HereToo">Whether whoever asks reports it as well.</param>
[GenerateSerializer, Immutable, Alias("reinstate.SignalSeen")]
public sealed record SignalSeen([property: Id(0)] int Organisations, [property: Id(1)] DateTimeOffset FirstDetectedAt, [property: Id(2)] bool HereToo);
