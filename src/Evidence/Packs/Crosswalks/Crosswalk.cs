using System.Collections.Immutable;
using System.Text.Json;

namespace Reinstate.Evidence.Packs.Crosswalks;

/// <summary>What somebody expects of a provider, and which sections of a pack evidence it.</summary>
/// <param name="Code">Within its framework.</param>
/// <param name="Text">The expectation, in the framework's words or short.</param>
/// <param name="Sections">Keys of sections.</param>
public sealed record CrosswalkLine(string Code, string Text, ImmutableArray<string> Sections);

/// <summary>A framework that a pack is held against: versioned data, so that an old pack can be made again with the version of its time.</summary>
/// <param name="Id">Name of its file.</param>
/// <param name="Framework">What it is called.</param>
/// <param name="Version">Of these data.</param>
/// <param name="Standing">in force, announced, or guidance.</param>
/// <param name="Lines">Its expectations.</param>
public sealed record Crosswalk(string Id, string Framework, string Version, string Standing, ImmutableArray<CrosswalkLine> Lines)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Every framework of this program, by id.</summary>
    /// <exception cref="JsonException">A file is not what it must be; the build is broken.</exception>
    public static ImmutableArray<Crosswalk> All { get; } =
        [.. typeof(Crosswalk).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".crosswalk.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    private static Crosswalk Read(string resource)
    {
        using var stream = typeof(Crosswalk).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Crosswalk>(stream, Options) ?? throw new JsonException($"{resource} holds no framework.");
    }
}
