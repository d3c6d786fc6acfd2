using System.CommandLine;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;

namespace Reinstate.Silo.Commands;

/// <summary>Where the signing keys are, for every command that signs or verifies.</summary>
internal sealed class KeyOptions
{
    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "Folder of the signing keys. Default: keys, beside the embedded store.",
        HelpName = "DIR",
    };

    public KeyOptions(Command command) => command.Options.Add(_keys);

    /// <summary>The folder that the caller names, or null.</summary>
    public string? Given(ParseResult parsed) => parsed.GetValue(_keys) is { } folder ? Path.GetFullPath(folder) : null;

    public KeyFolder Folder(ParseResult parsed, StoreAddress store) => Given(parsed) is { } folder ? new KeyFolder(folder) : KeyFolder.Of(store);
}
