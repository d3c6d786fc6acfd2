using System.Collections.Immutable;

namespace Reinstate.Folders.Generation;

/// <summary>What ./run generate is asked for. Hours: length of the outage.</summary>
public sealed record GenerationRequest(int Services, int People, int Hours, ulong Seed)
{
    public const int MostServices = 99_999;
    public const int MostPeople = 500;
    public const int MostHours = 168;

    /// <summary>The shortest outage in which every fault has its place.</summary>
    public const int FewestHoursWithFaults = 4;

    public FaultRequest Faults { get; init; } = FaultRequest.OneOfEach;

    /// <summary>Types of services in turn; empty for the usual mixture.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>Rows of each file in a random order instead of service by service.</summary>
    public bool Shuffle { get; init; }

    /// <summary>One sentence that names the option, or null when all is well.</summary>
    public string? Problem() =>
        Services is < 1 or > MostServices ? $"--services {Services} is not between 1 and {MostServices}."
        : People is < 1 or > MostPeople ? $"--people {People} is not between 1 and {MostPeople}."
        : Hours is < 1 or > MostHours ? $"--hours {Hours} is not between 1 and {MostHours}."
        : Hours < FewestHoursWithFaults && !Faults.IsNone ? $"--hours {Hours} is too short to plant faults; take {FewestHoursWithFaults} or more, or --faults none."
        : Types.FirstOrDefault(t => Array.IndexOf(ServiceTypes.All, t) < 0) is { } unknown ? $"--types {unknown} is not one of: {string.Join(", ", ServiceTypes.All)}."
        : null;
}

/// <summary>The request cannot be met. The message is one sentence for the caller.</summary>
public sealed class GenerationRefusedException(string message) : Exception(message);
