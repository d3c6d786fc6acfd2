using System.CommandLine;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;

namespace Reinstate.Silo.Commands;

/// <summary>Shows the key that signs, for whoever verifies, or replaces it.</summary>
internal static class KeysCommand
{
    public static Command Create()
    {
        var command = new Command("keys", "Prints the public half of the key that signs, to hand to whoever verifies.");
        var rotate = new Option<bool>("--rotate") { Description = "Replace it by a new one. Of the old one the public half is kept, for what it signed." };
        command.Options.Add(rotate);
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction(parsed =>
        {
            try
            {
                var folder = keys.Folder(parsed, store.Address(parsed));
                using var key = parsed.GetValue(rotate) ? folder.Rotate(TimeProvider.System) : folder.Current(TimeProvider.System);
                Console.Error.WriteLine($"{key.Id} in {folder.Path}");
                Console.Write(key.PublicPem);
                return 0;
            }
            catch (KeysUnusableException e)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }
}
