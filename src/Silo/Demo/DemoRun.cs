using Grpc.Core;
using Reinstate.Folders.Reading;
using Reinstate.Silo.Client;
using Reinstate.Silo.Client.Tokens;
using Reinstate.Silo.Commands;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Log;
using Spectre.Console;

namespace Reinstate.Silo.Demo;

/// <summary>Gives the play on a node: its own, or a running one.</summary>
internal static class DemoRun
{
    private static readonly TimeSpan ForReading = TimeSpan.FromMilliseconds(280);
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellation)
    {
        try
        {
            if (options.Connect is { } address)
            {
                var trust = NodeTrust.Of(options.Authorities);
                return await GiveAsync(address, TokenSources.For(address, Environment.GetEnvironmentVariable, trust), trust, options, cancellation);
            }

            using var home = new PlayFolder();
            await using var node = await Node.StartAsync(
                new NodeOptions { Store = options.Store ?? new StoreAddress.Sqlite(home.LogFile), KeysFolder = options.Keys, HttpPort = 0, GrpcPort = 0, DemoClock = true }, cancellation);
            using var tokens = new OnThisMachine(new Uri(node.GrpcAddress), node.Trust);
            return await GiveAsync(node.GrpcAddress, tokens, node.Trust, options, cancellation);
        }
        catch (Exception error) when (SentenceFor(error) is { } sentence)
        {
            await Console.Error.WriteLineAsync($"The play ended early: {sentence}");
            return 1;
        }
    }

    private static async Task<int> GiveAsync(string address, ITokenSource tokens, NodeTrust trust, DemoOptions options, CancellationToken cancellation)
    {
        using var client = new NodeClient(address, options.Retry ? new Patience(Away) : Patience.None, tokens, trust);
        ITeller teller = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive ? new LiveTeller(AnsiConsole.Console) : new PlainTeller(Console.Out, TimeProvider.System);
        var stage = new Stage(client, options.Organisation, new PlayClock(DemoClock.Beginning), teller, options.Fast ? TimeSpan.Zero : ForReading, cancellation);
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watch = new BoardWatch(client, new Caller(options.Organisation, Cast.QualityDirector, "group_quality_director"), teller);
        var began = TimeProvider.System.GetTimestamp();
        PlayResult? result = null;
        await teller.RunAsync(async () =>
        {
            var play = new Play(stage, Path.Combine(StoreOptions.Home, "examples"), options.Packs);
            var following = watch.FollowAsync(watching.Token);
            result = await play.RunAsync();
            await watch.ReachAsync(stage.Position, cancellation);
            await watching.CancelAsync();
            await following;
        });
        return Summarise(result!, client, watch, TimeProvider.System.GetElapsedTime(began));
    }

    private static int Summarise(PlayResult result, NodeClient client, BoardWatch watch, TimeSpan took)
    {
        Console.WriteLine();
        foreach (var line in result.SignOffs.Select(line => $"signed off: {line}").Concat(result.Refusals.Select(line => $"refused: {line}")).Concat(result.Wrong.Select(line => $"WRONG: {line}")))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"{client.Commands} commands and {watch.Changes} changes on the board in {took.TotalSeconds:0.0} s");
        Console.WriteLine(result.Wrong.Count == 0
            ? $"{result.Incidents} incidents signed off and learnt from, {result.Refusals.Count()} sign-offs refused, {result.Packs.Count} evidence packs"
            : $"The play does not hold: {result.Wrong[0]}");
        return result.Wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>What is told of a failure that is no bug; null for one that is.</summary>
    private static string? SentenceFor(Exception error) => error switch
    {
        PlayFailedException or NoTokenException or NodeTrustException or FolderUnreadableException or LogUnavailableException => error.Message,
        RpcException rpc when Answer.RefusalIn(rpc) is { } refusal => $"{refusal.Code}. {Answer.Say(refusal)}",
        RpcException rpc => $"The node does not answer ({rpc.StatusCode}).",
        _ => null,
    };
}
