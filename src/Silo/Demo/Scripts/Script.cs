using System.Collections.Immutable;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>What the files of an example do not say: who does which duty, how each difficulty is dealt with, what is learned.</summary>
internal sealed record Script
{
    /// <summary>Under examples/.</summary>
    public required string Folder { get; init; }

    /// <summary>Staff id of whoever sees first that something is wrong, and what they see.</summary>
    public required string Notices { get; init; }

    public required string Noticed { get; init; }

    /// <summary>Staff id of whoever declares and leads.</summary>
    public required string Leads { get; init; }

    /// <summary>What shows where the loss window ends.</summary>
    public required string LossWindowEvidence { get; init; }

    public required ImmutableArray<Team> Teams { get; init; }

    /// <summary>Sheets that are gone, and what was found out about them.</summary>
    public ImmutableDictionary<string, string> LostSheets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Sheets of which pages come back only after somebody asks, and where they were.</summary>
    public ImmutableDictionary<string, string> FoundPages { get; init; } = ImmutableDictionary<string, string>.Empty;

    public required ImmutableArray<Remedy> Remedies { get; init; }

    /// <summary>The service whose signer tries too early, and the step after which.</summary>
    public required (string Service, int AfterStep, string Words) EarlySignOff { get; init; }

    public required string SignOffStatement { get; init; }

    public required Governance Governance { get; init; }

    public Team TeamOf(string service) => Teams.First(team => team.Service == service);
}

/// <summary>Who does what at a service. All are staff ids.</summary>
/// <param name="Service">Service id.</param>
/// <param name="Manager">Confirms steps, allocates, decides.</param>
/// <param name="Lead">Owns the steps, corrects.</param>
/// <param name="Asks">Raises queries.</param>
/// <param name="Answers">Resolves them.</param>
/// <param name="Signer">Signs off; transcribes nothing.</param>
internal sealed record Team(string Service, string Manager, string Lead, string Asks, string Answers, string Signer);

/// <summary>What follows the sign-off.</summary>
internal sealed record Governance
{
    /// <summary>Staff id of somebody from another service of the group, and their role.</summary>
    public required string Auditor { get; init; }

    /// <summary>Days after restoration of the audit, and of the review.</summary>
    public required (int Audit, int Review) Days { get; init; }

    public required string AuditNote { get; init; }

    /// <summary>How each body is told; empty where nobody is to be told.</summary>
    public required ImmutableArray<(string Body, bool Notify, string Reason, string Channel)> Notifications { get; init; }

    public required (string Summary, string WentWell, string Improve, string Supplier, string Printed, string Order, string Debrief) Review { get; init; }

    /// <summary>The improvement that the review names: what, who (staff id), by when (ISO date).</summary>
    public required (string Text, string Owner, string DueOn) Improvement { get; init; }

    public required string Closing { get; init; }

    public required Lessons Lessons { get; init; }
}
