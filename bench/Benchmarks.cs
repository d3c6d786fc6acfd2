using System.Collections.Immutable;
using System.Globalization;

namespace Reinstate.Bench;

/// <summary>The benchmarks by name.</summary>
internal static class Benchmarks
{
    public static readonly ImmutableSortedDictionary<string, Func<Options, Task<int>>> All = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create<string, Func<Options, Task<int>>>("append", Append.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("board-latency", BoardLatency.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("durable-streaming", DurableStreaming.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("durable-unary", DurableUnary.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("freeze", Freeze.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("idle-streams", IdleStreams.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("import", Import.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("incremental", Incremental.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("national", National.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("national-join", National.JoinAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("noisy-neighbour", NoisyNeighbour.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("pack", PackOfMany.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("restart", Restart.RunAsync),
            KeyValuePair.Create<string, Func<Options, Task<int>>>("placement", Placement.RunAsync),
        ]);
}

/// <summary><c>--name value</c> pairs.</summary>
internal sealed record Options(ImmutableDictionary<string, string> Values)
{
    public static Options Of(string[] args)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new ArgumentException($"'{args[i]}' is not an option with a value.", nameof(args));
            values[args[i][2..]] = args[i + 1];
        }

        return new Options(values.ToImmutable());
    }

    public int Number(string name, int usual) => Values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
