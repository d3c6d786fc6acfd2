using System.CommandLine;
using Reinstate.Silo.Client;
using Reinstate.Silo.Commands;

namespace Reinstate.Silo.Demo;

/// <summary>Plays the three examples. Exit code 0 only when all three incidents are signed off, closed and their learning complete, a sign-off was refused, and three packs were fetched.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var packs = new Option<string?>("--out") { Description = "Folder that keeps the evidence packs.", HelpName = "DIR" };
        var connect = new Option<string?>("--connect") { Description = "Play on a running node (started with --clock demo) instead of an own one.", HelpName = "ADDRESS" };
        var organisation = new Option<string>("--organisation") { Description = "The tenant of the play.", DefaultValueFactory = _ => "meadowbank-demo", HelpName = "ID" };
        var fast = new Option<bool>("--fast") { Description = "Without pauses." };
        var retry = new Option<bool>("--retry") { Description = "Repeat a command with its key while the node is away, up to a minute." };
        var authorities = NodeTrust.Option();
        connect.Validators.Add(NodeAddress.Validate);
        var command = new Command("demo", "Plays the three examples of recovery, from outage to signed evidence.") { packs, connect, organisation, fast, retry, authorities };
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction((parsed, cancellation) => DemoRun.RunAsync(
            new DemoOptions(
                parsed.GetValue(packs), store.Given(parsed), keys.Given(parsed), parsed.GetValue(connect), parsed.GetValue(authorities), parsed.GetValue(organisation)!, parsed.GetValue(fast), parsed.GetValue(retry)),
            cancellation));
        return command;
    }
}
