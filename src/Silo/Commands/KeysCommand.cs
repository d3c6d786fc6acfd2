using System.CommandLine;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Commands;

/// <summary>Shows the key that signs, for whoever verifies; replaces it, or the master key. Exit code 2 when keys or the store cannot be used.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var command = new Command("keys", "Prints the public half of the key that signs, to hand to whoever verifies.");
        var rotate = new Option<bool>("--rotate") { Description = "Replace it by a new one. Of the old one the public half is kept, for what it signed." };
        var rotateMaster = new Option<bool>("--rotate-master") { Description = "Make a new master key in the folder, and wrap every data key of the store under it. Nodes may go on." };
        var rewrap = new Option<bool>("--rewrap") { Description = "Wrap every data key of the store under the current master key: after one was replaced by hand." };
        command.Options.Add(rotate);
        command.Options.Add(rotateMaster);
        command.Options.Add(rewrap);
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var address = store.Address(parsed);
                var folder = keys.Folder(parsed, address);
                if (parsed.GetValue(rotateMaster))
                {
                    await Console.Error.WriteLineAsync($"{MasterKeys.Add(folder).Id} in {folder.Path}");
                }

                return parsed.GetValue(rotateMaster) || parsed.GetValue(rewrap) ? await RewrapAsync(address, folder, cancellation) : Show(folder, parsed.GetValue(rotate));
            }
            catch (LogUnavailableException e)
            {
                await Console.Error.WriteLineAsync($"{e.Message} {e.InnerException?.Message}");
                return 2;
            }
            catch (Exception e) when (e is KeysUnusableException or MasterKeyMissingException or KeyDamagedException)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static int Show(KeyFolder folder, bool rotate)
    {
        using var key = rotate ? folder.Rotate(TimeProvider.System) : folder.Current(TimeProvider.System);
        Console.Error.WriteLine($"{key.Id} in {folder.Path}");
        Console.Write(key.PublicPem);
        return 0;
    }

    private static async Task<int> RewrapAsync(StoreAddress address, KeyFolder folder, CancellationToken cancellation)
    {
        await using var log = await Stores.OpenAsync(address, folder, cancellation);
        var done = 0;
        foreach (var tenant in await log.TenantsAsync(cancellation))
        {
            done += await log.Keys.RewrapAsync(tenant, cancellation);
        }

        Console.WriteLine($"{done} data keys wrapped anew");
        return 0;
    }
}
