using System.Globalization;
using Reinstate.Folders.Generation.Drafts;

namespace Reinstate.Folders.Generation.Faults;

/// <summary>In which services a fault can be planted.</summary>
internal enum Ground
{
    Home,
    Homecare,
    Either,
}

/// <summary>A fault that has its place: people are places within the service.</summary>
internal sealed record PlannedFault(string FaultId, Planter Planter, int Face, int Service, int[] People);

/// <summary>Where one fault goes. Chance is the fault's own.</summary>
internal sealed record FaultSite(string FaultId, ServiceDraft Service, PersonDraft[] People, int Face, Chance Chance)
{
    public PersonDraft Person => People[0];

    public OutageCalendar Calendar => Service.Calendar;
}

/// <summary>One line of the truth: about whom a finding of the rule must be, and which entries or items it must name (one of them is enough).</summary>
internal sealed record TruthLine(string FaultId, int Rule, string ServiceId, string PersonId, IReadOnlyList<string> Entries, string What);

/// <summary>
/// Plants faults of one rule into a finished, clean service: a small edit that breaks this rule and no other of high severity. A rule with
/// several faces counts them; people are the persons that one fault needs for itself.
/// </summary>
internal abstract class Planter(int rule, Ground ground)
{
    public int Rule => rule;

    public Ground Ground => ground;

    public virtual int Faces => 1;

    public virtual int PeopleFor(int face) => 1;

    public virtual Traits Needs(int face) => Traits.None;

    public virtual bool NeedsClockChange => false;

    public abstract IEnumerable<TruthLine> Plant(FaultSite site);

    protected TruthLine Truth(FaultSite site, PersonDraft? person, IEnumerable<string> entries, string what) =>
        new(site.FaultId, rule, site.Service.ServiceId, person?.PersonId ?? "", [.. entries], what);

    /// <summary>The first that suits, or a sentence that says what was missing.</summary>
    protected T Need<T>(FaultSite site, IEnumerable<T> candidates, string what)
        where T : class =>
        candidates.FirstOrDefault() ?? throw new GenerationRefusedException(string.Create(CultureInfo.InvariantCulture, $"Rule {rule} cannot be planted for {site.Person.PersonId}: there is no {what}."));
}
