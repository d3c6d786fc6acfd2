using System.Collections.Immutable;
using Reinstate.Facts.V1;
using Reinstate.V1;

namespace Reinstate.Silo.Demo.Scripts;

/// <summary>How people deal with something that does not agree.</summary>
/// <param name="Rule">Number in DOMAIN.md section 7; 0 for an open item that no rule names.</param>
/// <param name="About">The person, item or entry that it is for; empty for whatever the rule finds.</param>
internal abstract record Remedy(int Rule, string About)
{
    public bool Fits(Finding finding) => Rule == finding.Rule && (About.Length == 0 || About == finding.PersonId || About == finding.ItemId || finding.EntryIds.Contains(About));

    public bool Fits(Item item) => About.Length > 0 && (About == item.PersonId || About == item.ItemId);
}

/// <summary>Somebody looks and decides: explained, or accepted as it is.</summary>
internal sealed record Decide(int Rule, string About, string Decision, string Reason) : Remedy(Rule, About);

/// <summary>Asked, answered, and recorded as not having happened: confirmed_omitted or not_applicable.</summary>
internal sealed record Omit(int Rule, string About, string Question, string Answered, string Kind, string Reason) : Remedy(Rule, About);

/// <summary>One of two records of the same thing no longer counts.</summary>
internal sealed record VoidDuplicate(int Rule, string Entry, string Question, string Answered, string Reason) : Remedy(Rule, Entry);

/// <summary>Entries are corrected, with the old versions kept, and checked anew.</summary>
internal sealed record Correct(int Rule, string About, ImmutableDictionary<string, Action<Entry>> Changes, string Question, string Answered, string Reason) : Remedy(Rule, About);

/// <summary>A change of the rota that was decided but not written down.</summary>
internal sealed record WriteRotaChange(int Rule, string About, RotaChange Change) : Remedy(Rule, About);
