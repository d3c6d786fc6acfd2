using System.Collections.Immutable;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>A contributory factor that can be identified.</summary>
/// <param name="Code">Stored: never renamed. Element of the work system, a dot, what of it.</param>
/// <param name="Title">In words.</param>
/// <param name="Meaning">What belongs to it.</param>
public sealed record ContributoryFactor(string Code, string Title, string Meaning);

/// <summary>
/// Contributory factors of outages. The first part of each code is an element of the work system of SEIPS (Holden et al., Ergonomics 56 (2013) 1669–1686, as NHS
/// England's Patient Safety Incident Response Framework of 2022 uses it); the second says which of it mattered in an outage.
/// </summary>
public static class Taxonomy
{
    public const string Version = "SEIPS work system for outages, 1";

    public static readonly ImmutableArray<ContributoryFactor> Factors =
    [
        new("people.awareness", "People: awareness", "Staff did not know what to do, or that the outage had begun or ended."),
        new("people.fatigue", "People: workload and fatigue", "Too much at once for those who were there."),
        new("tasks.double_entry", "Tasks: entering twice", "Copying from paper was unclear, too much, or done twice."),
        new("tasks.handover", "Tasks: handover", "Something was lost between shifts, sheets or people."),
        new("tools.backup", "Tools: backup and restoration", "Backups were old, missing or hard to restore."),
        new("tools.design", "Tools: design of system or form", "Screens or paper forms led to mistakes."),
        new("tools.printed_material", "Tools: printed material", "Printed summaries, charts or rotas were old, missing or unclear."),
        new("tools.supplier_failure", "Tools: failure at the supplier", "The supplier's system failed."),
        new("organisation.plan", "Organisation: plan", "The continuity plan was missing, untested or not followed."),
        new("organisation.roles", "Organisation: roles", "It was unclear who decides, checks or signs."),
        new("organisation.staffing", "Organisation: staffing", "Too few, or without the competence that was needed."),
        new("organisation.training", "Organisation: training", "Staff had not practised working without the systems."),
        new("internal_environment.access", "Internal environment: access", "Paper, keys, devices or telephones could not be reached."),
        new("internal_environment.network", "Internal environment: network and power", "The site's own network or power failed."),
        new("external_environment.supplier_communication", "External environment: the supplier's communication", "The supplier told late, little or wrongly."),
        new("external_environment.partners", "External environment: partners", "Pharmacy, GP, commissioner or others could not help in time."),
    ];

    public static ContributoryFactor? Find(string code) => Factors.FirstOrDefault(factor => factor.Code == code);
}
