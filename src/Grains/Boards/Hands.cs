using System.Collections.Immutable;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Boards;

/// <summary>Who had a hand in a service's records, for the duties that need somebody who had none (DOMAIN.md section 5).</summary>
internal static class Hands
{
    /// <summary>All who gave, transcribed or checked any version of an entry, or signed the service off.</summary>
    public static IEnumerable<string> Of(OrganisationState organisation, RunView run) =>
        run.People.SelectMany(record => record.Entries.Values).SelectMany(entry => Of(organisation, run, entry)).Concat(run.Run?.SignedOff is { } signed ? [signed.By] : []);

    /// <summary>Of each override, those whose work it let pass: a review by one of them would be no review.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> ByOverride(OrganisationState organisation, RunView run)
    {
        var entries = run.People.ToDictionary(record => record.Person.PersonId, record => record.Entries, StringComparer.Ordinal);
        return (run.Run?.Overrides.Values ?? []).ToImmutableDictionary(
            one => one.Override.OverrideId,
            one => entries.GetValueOrDefault(one.Override.PersonId)?.GetValueOrDefault(one.Override.EntryId) is { } entry ? Of(organisation, run, entry).ToImmutableHashSet(StringComparer.Ordinal) : [],
            StringComparer.Ordinal);
    }

    private static IEnumerable<string> Of(OrganisationState organisation, RunView run, EntryState entry) =>
        from version in entry.Earlier.Select(earlier => earlier.Entry).Append(entry.Current)
        from stated in (version.Content is VisitMade visit ? visit.StaffIds : []).Append(version.Author).Append(version.TranscribedBy).Append(version.CheckedBy)
        where stated.Length > 0
        select organisation.StaffIdOf(stated, run.ServiceId);
}
