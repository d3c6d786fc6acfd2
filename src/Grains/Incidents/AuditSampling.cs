using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents;

/// <summary>
/// The audit sample of DOMAIN.md section 5: all items that policy always draws, plus the larger of a share of the people and a
/// zero-defect sample. Reproducible by anyone from the recorded seed: items are ranked by SHA-256(seed, newline, item id), so the draw
/// depends on neither order nor program. Cost O(n log n).
/// </summary>
public static class AuditSampling
{
    public static ImmutableArray<string> Draw(IReadOnlyCollection<AuditableItem> items, string seed, Policy policy)
    {
        var ranked = items.OrderBy(item => Rank(seed, item.Id)).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        var people = ranked.Select(item => item.PersonId).Distinct(StringComparer.Ordinal).ToList();
        var drawnPeople = people.Take((people.Count * policy.AuditPeoplePercent + 99) / 100).ToHashSet(StringComparer.Ordinal);
        var ofPeople = ranked.Where(item => drawnPeople.Contains(item.PersonId)).ToList();
        var zeroDefect = ranked.Take(policy.AuditZeroDefectItems).ToList();
        var larger = ofPeople.Count >= zeroDefect.Count ? ofPeople : zeroDefect;
        return [.. ranked.Where(item => item.Always).Concat(larger).Select(item => item.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>What is written beside the draw, so that an inspector can repeat it.</summary>
    public static string Method(Policy policy) =>
        $"Items ranked by SHA-256 of the seed, a newline and person/item; all controlled drugs, time-critical and overridden items, plus the larger of all items of the first {policy.AuditPeoplePercent} % of people and the first {policy.AuditZeroDefectItems} items.";

    private static ulong Rank(string seed, string id) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));
}
