using System.CommandLine;
using Reinstate.Evidence.Reports;

namespace Reinstate.Silo.Commands;

/// <summary>Reconciles a folder of files, without a node.</summary>
internal static class ReconcileFolder
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "The recovery folder." };
        var output = new Option<string?>("--out") { Description = "Where the results are written. Default: reconciliation", HelpName = "DIR" };
        var asOf = new Option<string?>("--as-of") { Description = "Judge what is overdue at this time.", HelpName = "TIME" };
        var policy = new Option<string?>("--policy") { Description = "Limits and tolerances that differ from the defaults, as JSON.", HelpName = "FILE" };
        var command = new Command("reconcile", "Reconciles a folder of files: what is missing, doubled or contradictory.") { folder, output, asOf, policy };
        command.SetAction(parsed => ReconcileCommand.Run(
            parsed.GetValue(folder)!, parsed.GetValue(output), parsed.GetValue(asOf), parsed.GetValue(policy), Console.Out, Console.Error));
        return command;
    }
}
