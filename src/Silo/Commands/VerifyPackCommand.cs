using System.CommandLine;
using Reinstate.Contracts.Signing;
using Reinstate.Evidence.Packs.Sealing;
using Reinstate.Silo.Sealing;

namespace Reinstate.Silo.Commands;

/// <summary>Verifies an evidence pack with nothing but the pack and the public key; exit code 1 when anything is wrong, 2 when it or the key cannot be read.</summary>
internal static class VerifyPackCommand
{
    public static Command Create()
    {
        var command = new Command("verify-pack", "Verifies an evidence pack: signature, files, and each event of the log in it. Needs no server and no log.");
        var file = new Argument<string>("FILE") { Description = "The pack, a zip." };
        var key = new Option<string[]>("--key") { Description = "A public key (PEM) that signatures are held against; may be given again.", HelpName = "FILE" };
        command.Arguments.Add(file);
        command.Options.Add(key);
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction(parsed =>
        {
            try
            {
                using var known = parsed.GetValue(key) is { Length: > 0 } files ? Read(files) : keys.Folder(parsed, store.Address(parsed)).All();
                return Verify(parsed.GetValue(file)!, known);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or KeysUnusableException)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
        });
        return command;
    }

    private static int Verify(string file, PublicKeys keys)
    {
        if (keys.Ids.Count == 0)
        {
            Console.Error.WriteLine("There is no public key to verify with. Name one with --key.");
            return 2;
        }

        var faults = PackCheck.Faults(File.ReadAllBytes(file), keys);
        foreach (var fault in faults)
        {
            Console.WriteLine($"  {fault}");
        }

        Console.WriteLine($"{Path.GetFileName(file)}: {faults.Count} faults");
        return faults.Count == 0 ? 0 : 1;
    }

    private static PublicKeys Read(string[] files) => new(files.Select(file =>
    {
        var pem = File.ReadAllText(file);
        try
        {
            using var key = new PublicKeys([pem]);
            return pem;
        }
        catch (ArgumentException e)
        {
            throw new KeysUnusableException($"{file}: {e.Message}", e);
        }
    }));
}
