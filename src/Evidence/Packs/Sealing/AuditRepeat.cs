using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Incidents;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>An audit sample that was drawn again.</summary>
/// <param name="Sentence">What came of it.</param>
/// <param name="Differences">Items that one draw has and the other has not; empty when they are the same.</param>
public sealed record RepeatedAudit(string Sentence, ImmutableArray<string> Differences);

/// <summary>Draws the latest audit sample of a pack again from nothing but its seed, its method and its population, as the pack states them.</summary>
public static partial class AuditRepeat
{
    /// <exception cref="InvalidDataException">The pack is none, is redacted, holds no draw, or states a method that this program does not know.</exception>
    public static RepeatedAudit Of(byte[] pack)
    {
        using var json = Evidence(pack);
        try
        {
            return Of(json.RootElement);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException($"evidence.json is not that of a pack which states its audit population: {e.Message}", e);
        }
    }

    private static RepeatedAudit Of(JsonElement evidence)
    {
        if (evidence.TryGetProperty("redaction", out _))
            throw new InvalidDataException("The pack is redacted: it leaves the names of items out, so the draw cannot be repeated from it.");
        var draws = evidence.GetProperty("audit_draws");
        if (draws.GetArrayLength() == 0)
            throw new InvalidDataException("No audit sample is drawn in this pack.");
        var draw = draws[draws.GetArrayLength() - 1];
        var (seed, position, counted) = (draw.GetProperty("seed").GetString()!, draw.GetProperty("position").GetInt64(), draw.GetProperty("population").GetInt32());
        ImmutableArray<AuditableItem> population =
        [
            .. evidence.GetProperty("audit_population").EnumerateArray().Select(row => new AuditableItem(
                row.GetProperty("item").GetString()!, row.GetProperty("person").GetString()!, row.GetProperty("service").GetString()!, row.GetProperty("always").GetBoolean())),
        ];
        if (population.Length != counted)
            throw new InvalidDataException($"The population is {population.Length} items here and was {counted} when the sample was drawn. Ask for the pack as of position {position}.");
        var again = Draw(population, seed, draw.GetProperty("method").GetString()!);
        var drawn = evidence.GetProperty("audit_results").EnumerateArray().Select(row => row.GetProperty("item").GetString()!).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> differences =
        [
            .. again.Except(drawn, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(item => $"{item} is drawn by the seed and is not in the sample"),
            .. drawn.Except(again, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(item => $"{item} is in the sample and is not drawn by the seed"),
        ];
        return new RepeatedAudit(
            differences.IsEmpty ? $"The seed \"{seed}\" draws the same {again.Length} of {counted} items again." : $"The seed \"{seed}\" does not draw the sample of this pack: {differences.Length} differences.", differences);
    }

    // What is in a method's words is all that a draw of that time says of the policy under which it was made.
    private static ImmutableArray<string> Draw(ImmutableArray<AuditableItem> population, string seed, string method)
    {
        if (method == "Every item, after a critical defect.")
            return [.. population.Select(item => item.Id)];
        var read = Percentages().Match(method);
        var policy = read.Success ? Policy.Default with { AuditPeoplePercent = Number(read.Groups["people"]), AuditZeroDefectItems = Number(read.Groups["items"]) } : Policy.Default;
        return read.Success && AuditSampling.Method(policy) == method ? AuditSampling.Draw(population, seed, policy)
            : throw new InvalidDataException($"This program does not know the method of this draw: {method}");
    }

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static JsonDocument Evidence(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack), ZipArchiveMode.Read);
        using var body = (zip.GetEntry("evidence.json") ?? throw new InvalidDataException("The file is not an evidence pack: it has no evidence.json.")).Open();
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"evidence.json cannot be read: {e.Message}", e);
        }
    }

    [GeneratedRegex(@"first (?<people>\d{1,9}) % of people and the first (?<items>\d{1,9}) items", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Percentages();
}
