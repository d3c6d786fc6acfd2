using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;
using Reinstate.Gateway.Identity.BuiltIn;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Hosting.Transport;
using Reinstate.Silo.Import;
using Reinstate.Silo.Sealing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Commands;

/// <summary>Runs a node until it is told to stop.</summary>
internal static class RunCommand
{
    public static void Fill(Command command)
    {
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        var httpPort = PortOption("--http-port", 5080, "Port for pages, gRPC-Web and JSON, with TLS for gRPC too; 0 for a free one.");
        var grpcPort = PortOption("--grpc-port", 5081, "Port for gRPC without TLS; 0 for a free one.");
        var clock = new Option<string>("--clock")
        {
            Description = "system, or demo: time stands where the log ends and moves only when a call tells it to.",
            DefaultValueFactory = _ => "system",
        };
        clock.AcceptOnlyFromAmong("system", "demo");
        var empty = new Option<bool>("--empty") { Description = "Do not load the example group into an empty log; with --issuer it never is." };
        command.Options.Add(httpPort);
        command.Options.Add(grpcPort);
        var siloPort = PortOption("--silo-port", 0, "Loopback port for the traffic between nodes; 0 for a free one.");
        var advertised = PortOption("--silo-advertised-port", 0, "The port that other nodes are told instead; 0 for the same.");
        var spread = new Option<bool>("--spread") { Description = "Place grains on any node, rather than all of an organisation's on one." };
        command.Options.Add(clock);
        command.Options.Add(empty);
        command.Options.Add(siloPort);
        command.Options.Add(advertised);
        command.Options.Add(spread);
        var issuer = new IssuerArguments(command);
        var quotas = new QuotaArguments(command);
        var listen = new ListenArguments(command, issuer);
        command.SetAction((parsed, cancellation) => RunAsync(
            new NodeOptions
            {
                Store = store.Address(parsed),
                KeysFolder = keys.Given(parsed),
                Listening = listen.Of(parsed),
                HttpPort = parsed.GetValue(httpPort),
                GrpcPort = parsed.GetValue(grpcPort),
                DemoClock = parsed.GetValue(clock) is "demo",
                SiloPort = parsed.GetValue(siloPort),
                SiloAdvertisedPort = parsed.GetValue(advertised),
                Spread = parsed.GetValue(spread),
                Identity = issuer.Of(parsed),
                IssuerKey = issuer.Key(parsed),
                Quotas = quotas.Of(parsed),
            },
            parsed.GetValue(empty) || issuer.IsGiven(parsed),
            cancellation));
    }

    private static Option<int> PortOption(string name, int usual, string description)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "PORT" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65_535)
            {
                result.AddError($"{name}: a port is 0 to 65535.");
            }
        });
        return option;
    }

    private static async Task<int> RunAsync(NodeOptions options, bool empty, CancellationToken cancellation)
    {
        try
        {
            await using var node = await Node.StartAsync(options, cancellation);
            Console.WriteLine($"pages, gRPC-Web, JSON  {node.HttpAddress}");
            Console.WriteLine($"gRPC                   {node.GrpcAddress}");
            Console.WriteLine($"log                    {Describe(options.Store)}");
            Console.WriteLine("ready");
            if (!empty && !options.DemoClock)
            {
                await ExampleGroup.LoadAsync(node, Path.Combine(StoreOptions.Home, "examples"), Console.WriteLine, cancellation);
            }

            await node.App.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (LogUnavailableException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message} {e.InnerException?.Message}");
            return 1;
        }
        catch (Exception e) when (e is OptionsValidationException or IssuerKeyException or CertificateException or KeysUnusableException or MasterKeyMissingException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Choose others with --http-port and --grpc-port.");
            return 1;
        }
    }

    // Without user and password.
    private static string Describe(StoreAddress store) => store switch
    {
        StoreAddress.Sqlite(var file) => file,
        StoreAddress.Postgres(var connection) when new NpgsqlConnectionStringBuilder(connection) is var b => $"PostgreSQL, {b.Database} at {b.Host}",
        _ => "",
    };
}
