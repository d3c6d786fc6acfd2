using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents.Auditing;

namespace Reinstate.Evidence.Packs.Sealing;

/// <summary>An audit sample that was drawn again.</summary>
/// <param name="Sentence">What came of it.</param>
/// <param name="Differences">What one draw has and the other has not; empty when they are the same.</param>
public sealed record RepeatedAudit(string Sentence, ImmutableArray<string> Differences);

/// <summary>Draws the latest audit sample of a pack again from nothing but its seed, its plan and its population, as the pack states them, by the method of its time.</summary>
public static class AuditRepeat
{
    /// <exception cref="InvalidDataException">The pack is none, is redacted, holds no draw, or states a method that this program does not know.</exception>
    public static RepeatedAudit Of(byte[] pack)
    {
        using var json = Evidence(pack);
        try
        {
            return Of(StatedDraw.Of(json.RootElement));
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"evidence.json is not that of a pack which states its audit population: {e.Message}", e);
        }
    }

    private static RepeatedAudit Of(StatedDraw stated)
    {
        var (drawn, population) = (stated.Draw, stated.Population);
        if (population.Length != drawn.Population)
            throw new InvalidDataException($"The population is {population.Length} items here and was {drawn.Population} when the sample was drawn. Ask for the pack as of position {stated.Position}.");
        var again = AuditSampling.Repeat(drawn, population) ?? throw new InvalidDataException($"This program does not know version {drawn.MethodVersion} of the method of this draw: {drawn.Method}");
        return AuditSampling.Verify(drawn, population)
            ? new($"The seed \"{drawn.Seed}\" draws the same {again.Items.Count} of {drawn.Population} items again.", [])
            : Different(drawn, again);
    }

    private static RepeatedAudit Different(AuditSampleDrawn drawn, AuditSampleDrawn again)
    {
        ImmutableArray<string> differences =
        [
            .. again.PopulationSha256 == drawn.PopulationSha256 ? [] : (string[])["the population is not the one of the draw: its SHA-256 is another"],
            .. again.Items.Except(drawn.Items, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(item => $"{item} is drawn by the seed and is not in the sample"),
            .. drawn.Items.Except(again.Items, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(item => $"{item} is in the sample and is not drawn by the seed"),
        ];
        if (differences.IsEmpty)
            differences = ["the items are the same, and what is said of the draw is not: its method, its strata, or why an item is in it"];
        return new($"The seed \"{drawn.Seed}\" does not draw the sample of this pack: {differences.Length} differences.", differences);
    }

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
}
