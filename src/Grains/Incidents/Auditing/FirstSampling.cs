using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Auditing;

/// <summary>
/// The first method, kept so that draws which were made by it can be repeated: items that policy always drew, plus the larger of the items of a share of the
/// people and a zero-defect sample, by the first eight bytes of SHA-256(seed, newline, item id). Its numbers stand in the words of the draw alone.
/// </summary>
internal static partial class FirstSampling
{
    private static readonly string[] Always = [AuditClasses.ControlledDrug, AuditClasses.TimeCritical, AuditClasses.Overridden];

    /// <summary>Null where the words say no numbers: the draw was of everything.</summary>
    public static ImmutableArray<string>? Draw(IEnumerable<AuditableItem> items, string seed, string method)
    {
        if (Numbers().Match(method) is not { Success: true } numbers)
            return null;
        var (percent, zeroDefectItems) = (int.Parse(numbers.Groups["percent"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(numbers.Groups["items"].ValueSpan, CultureInfo.InvariantCulture));
        var ranked = items.OrderBy(item => Rank(seed, item.Id)).ThenBy(item => item.Id, StringComparer.Ordinal).ToList();
        var people = ranked.Select(item => item.PersonId).Distinct(StringComparer.Ordinal).ToList();
        var drawnPeople = people.Take(((people.Count * percent) + 99) / 100).ToHashSet(StringComparer.Ordinal);
        var ofPeople = ranked.Where(item => drawnPeople.Contains(item.PersonId)).ToList();
        var zeroDefect = ranked.Take(zeroDefectItems).ToList();
        var larger = ofPeople.Count >= zeroDefect.Count ? ofPeople : zeroDefect;
        return [.. ranked.Where(item => item.Classes.Any(Always.Contains)).Concat(larger).Select(item => item.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ulong Rank(string seed, string id) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));

    [GeneratedRegex(@"first (?<percent>\d{1,3}) % of people and the first (?<items>\d{1,9}) items", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
