using System.CommandLine;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Backup;

namespace Reinstate.Silo.Commands;

/// <summary>Fills an empty store from a backup, whole or not at all; see <see cref="Copying"/> for the exit codes.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var command = new Command("restore", "Fills an empty store from a backup, whole or not at all. Every file is checked before the first write.");
        var folder = new Argument<string>("DIR") { Description = "The folder that backup wrote." };
        command.Arguments.Add(folder);
        var store = new StoreOptions(command);
        command.SetAction((parsed, cancellation) => RunAsync(store.Address(parsed), parsed.GetValue(folder)!, cancellation));
        return command;
    }

    // A folder that is no backup leaves no new store behind.
    private static Task<int> RunAsync(StoreAddress address, string folder, CancellationToken cancellation) => Copying.RunAsync(
        "restored", () => LogBackup.RestoreAsync(() => Stores.OpenAsStoredAsync(address, cancellation), folder, cancellation));
}
