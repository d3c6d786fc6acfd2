using Reinstate.Reconciliation.Model;

namespace Reinstate.Reconciliation.Rules.Governance;

/// <summary>
/// Rule 39, second half: two people who check each other's transcriptions. Each check may be sound; together they are a pattern that a
/// manager must know. One finding a pair and service.
/// </summary>
internal sealed class ReciprocalChecking : IServiceRule
{
    public RuleInfo Info { get; } = new(39, "Checker is transcriber or giver, reciprocal checking pairs", Severity.Low) { Needs = [Needs.Entries] };

    public IEnumerable<Finding> Find(ServiceFacts facts, RecoveryContext context)
    {
        var checks = facts.Work.Where(w => w.TranscribedBy.Length > 0 && w.CheckedBy.Length > 0)
            .Select(w => (w.ServiceId, Transcriber: Name(w.TranscribedBy, w), Checker: Name(w.CheckedBy, w), w.EntryId))
            .Where(w => !string.Equals(w.Transcriber, w.Checker, StringComparison.Ordinal))
            .ToLookup(w => (w.ServiceId, w.Transcriber, w.Checker), w => w.EntryId);
        var least = context.Policy.ReciprocalChecksEachWay;
        foreach (var pair in checks.Where(c => string.CompareOrdinal(c.Key.Transcriber, c.Key.Checker) < 0))
        {
            var (service, one, other) = pair.Key;
            var back = checks[(service, other, one)].ToArray();
            var there = pair.ToArray();
            if (there.Length < least || back.Length < least)
                continue;
            yield return new Finding(39, "reciprocal_checking", Info.Severity, service, "", "",
                $"{one} and {other} check each other: {other} checked {there.Length} transcribed by {one}, and {one} checked {back.Length} transcribed by {other}.")
            {
                EntryIds = [.. there.Concat(back).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            };
        }

        string Name(string stated, WorkTrace work) => context.Staff.Resolve(stated, work.ServiceId)?.StaffId ?? stated.ToUpperInvariant();
    }
}
