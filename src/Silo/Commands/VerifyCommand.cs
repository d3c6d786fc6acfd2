using System.CommandLine;
using Reinstate.Silo.Verification;

namespace Reinstate.Silo.Commands;

/// <summary>Checks the log of every tenant; exit code 1 when anything is wrong.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Checks that the log is whole: no gap, every event known, everything folds.");
        var store = new StoreOptions(command);
        command.SetAction((parsed, cancellation) => EachTenant.RunAsync(store.Address(parsed), "events", TenantCheck.RunAsync, cancellation));
        return command;
    }
}
