using System.CommandLine;
using Grpc.Core;
using Reinstate.Contracts.Ids;
using Reinstate.Folders.Reading;
using Reinstate.Silo.Client;
using Reinstate.Silo.Client.Tokens;

namespace Reinstate.Silo.Import;

/// <summary>Imports a recovery folder into a running node. Exit code 0: everything was taken; 1: rows were rejected; 2: nothing could be done.</summary>
internal static class ImportCommand
{
    private const int LinesShown = 20;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A recovery folder." };
        var address = new Option<string>("--address") { Description = "The node's gRPC address.", DefaultValueFactory = _ => "http://127.0.0.1:5081", HelpName = "ADDRESS" };
        var organisation = new Option<string>("--organisation")
        {
            Description = "The organisation that the folder belongs to; registered when it is new. A token from the environment says it itself.",
            DefaultValueFactory = _ => ExampleGroup.Organisation,
            HelpName = "ID",
        };
        var name = new Option<string?>("--name") { Description = "The name of a new organisation.", HelpName = "NAME" };
        organisation.Validators.Add(result =>
        {
            if (!Identifiers.IsId(result.GetValueOrDefault<string>()!))
            {
                result.AddError("--organisation: 1 to 64 letters, digits, dots, underscores and hyphens, beginning with a letter or digit.");
            }
        });
        var atOnce = new Option<int>("--at-once") { Description = "Commands under way at a time; 1 sends each by a call of its own, after the answer to the one before.", DefaultValueFactory = _ => FolderImport.AtOnce, HelpName = "N" };
        atOnce.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 4096)
            {
                result.AddError("--at-once: 1 to 4096.");
            }
        });
        address.Validators.Add(NodeAddress.Validate);
        var authorities = NodeTrust.Option();
        var command = new Command("import", "Imports a recovery folder into a running node.") { folder, address, organisation, name, atOnce, authorities };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(address)!, parsed.GetValue(authorities), parsed.GetValue(organisation)!, parsed.GetValue(name), parsed.GetValue(atOnce), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string path, string address, string? authorities, string organisation, string? name, int atOnce, CancellationToken cancellation)
    {
        try
        {
            var folder = FolderReader.Read(path);
            var trust = NodeTrust.Of(authorities);
            using var client = new NodeClient(address, Patience.None, TokenSources.For(address, Environment.GetEnvironmentVariable, trust), trust);
            var report = await FolderImport.RunAsync(client, organisation, name ?? organisation, folder, cancellation, atOnce);
            return Print(folder, report);
        }
        catch (Exception error) when (error is FolderUnreadableException or NoTokenException or NodeTrustException)
        {
            return await FailAsync(error.Message);
        }
        catch (RpcException error) when (Answer.RefusalIn(error) is { } refusal)
        {
            return await FailAsync($"The node refused: {Answer.Say(refusal)}");
        }
        catch (RpcException error)
        {
            return await FailAsync($"The node at {address} does not answer ({error.StatusCode}). What was taken stays; the same import can be run again.");
        }
    }

    private static async Task<int> FailAsync(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }

    private static int Print(RecoveryFolder folder, ImportReport report)
    {
        foreach (var (section, rows) in report.Taken)
        {
            Console.WriteLine($"{section,-20} {rows,6}");
        }

        var rejects = folder.Rejects.Select(reject => $"{reject.File} row {reject.Row}, {reject.Column}: '{reject.Value}' {reject.Reason}")
            .Concat(report.Refused.Select(refused => $"{refused.Section} {refused.Row}: {Answer.Say(refused.Refusal)}")).ToList();
        foreach (var line in rejects.Take(LinesShown))
        {
            Console.WriteLine($"rejected: {line}");
        }

        if (rejects.Count > LinesShown)
        {
            Console.WriteLine($"and {rejects.Count - LinesShown} more");
        }

        Console.WriteLine($"{folder.Incident.IncidentId}: {report.Taken.Values.Sum()} rows taken, {rejects.Count} rejected, log position {report.Position}");
        return rejects.Count == 0 ? 0 : 1;
    }
}
