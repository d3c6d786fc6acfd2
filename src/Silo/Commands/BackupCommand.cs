using System.CommandLine;
using Reinstate.Silo.Hosting;
using Reinstate.Storage.Backup;

namespace Reinstate.Silo.Commands;

/// <summary>Copies the log of every tenant into a folder, while nodes go on writing; see <see cref="Copying"/> for the exit codes.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var command = new Command("backup", "Copies the log into a new folder, from which restore fills any empty store. Nodes may go on writing.");
        var folder = new Argument<string>("DIR") { Description = "The folder of the backup; it must be new or empty." };
        command.Arguments.Add(folder);
        var store = new StoreOptions(command);
        command.SetAction((parsed, cancellation) => RunAsync(store.Address(parsed), parsed.GetValue(folder)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(StoreAddress address, string folder, CancellationToken cancellation)
    {
        if (address is StoreAddress.Sqlite(var file) && !File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no log at {file}.");
            return Copying.NotPossible;
        }

        return await Copying.RunAsync("backed up", async () =>
        {
            await using var log = await Stores.OpenAsStoredAsync(address, cancellation);
            return await LogBackup.WriteAsync(log, folder, cancellation);
        });
    }
}
