using System.CommandLine;
using Reinstate.Silo.Hosting;

namespace Reinstate.Silo.Commands;

/// <summary>Where the log is, for every command that opens it.</summary>
internal sealed class StoreOptions
{
    // Set by ./run: the folder of the program's sources, under which the embedded store is kept.
    private const string HomeVariable = "REINSTATE_HOME";

    private readonly Option<string?> _store = new("--store")
    {
        Description = "postgres://user:password@host:port/database (or ?host=/socket/folder), or a SQLite file. Default: the embedded store.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> _data = new("--data") { Description = "Folder of the embedded store. Default: .data", HelpName = "DIR" };

    public StoreOptions(Command command)
    {
        command.Options.Add(_store);
        command.Options.Add(_data);
        _store.Validators.Add(result =>
        {
            try
            {
                StoreAddress.Parse(result.GetValueOrDefault<string>());
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                result.AddError(e.Message);
            }
        });
    }

    /// <summary>The repository when started by <c>./run</c>, else the current folder.</summary>
    public static string Home => Environment.GetEnvironmentVariable(HomeVariable) ?? Directory.GetCurrentDirectory();

    /// <summary>Where the embedded store is unless somebody says otherwise.</summary>
    public static string Data => Path.Combine(Home, ".data");

    public StoreAddress Address(ParseResult parsed) => Given(parsed) ?? Embedded(Data);

    /// <summary>The store that the caller names, or null.</summary>
    public StoreAddress? Given(ParseResult parsed) =>
        parsed.GetValue(_store) is { } store ? StoreAddress.Parse(store) : parsed.GetValue(_data) is { } folder ? Embedded(folder) : null;

    private static StoreAddress.Sqlite Embedded(string folder) => new(Path.Combine(Path.GetFullPath(folder), "reinstate.db"));
}
