using System.CommandLine;
using Reinstate.Silo.Verification;

namespace Reinstate.Silo.Commands;

/// <summary>Folds the log of every tenant anew and compares the boards; exit code 1 when they differ.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var command = new Command("rebuild", "Folds the log anew and compares every board with one that followed it.");
        var store = new StoreOptions(command);
        command.SetAction((parsed, cancellation) => EachTenant.RunAsync(store.Address(parsed), "answers", BoardComparison.RunAsync, cancellation));
        return command;
    }
}
