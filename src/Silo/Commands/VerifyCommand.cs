using System.CommandLine;
using Reinstate.Silo.Sealing;
using Reinstate.Silo.Verification;

namespace Reinstate.Silo.Commands;

/// <summary>Checks the log of every tenant; exit code 1 when anything is wrong, 2 when it or the keys cannot be read.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Checks that the log is whole and as it was signed: no gap, nothing altered, every event known, everything folds.");
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var address = store.Address(parsed);
                var folder = keys.Folder(parsed, address);
                using var known = folder.All();
                return await EachTenant.RunAsync(address, folder, "events", (log, tenant, token) => TenantCheck.RunAsync(log, tenant, known, token), cancellation);
            }
            catch (KeysUnusableException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
        });
        return command;
    }
}
