using System.CommandLine;
using Reinstate.Folders.Generation;

namespace Reinstate.Silo.Commands;

/// <summary>Makes a recovery folder with planted faults. Exit code 2 when the request cannot be met.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var services = Number("--services", 3, "Services, 1 to 99999.");
        var people = Number("--people", 20, "People a service, 1 to 500.");
        var hours = Number("--hours", 8, "Length of the outage, 1 to 168.");
        var seed = new Option<ulong>("--seed") { Description = "Same arguments, same bytes.", DefaultValueFactory = _ => 1, HelpName = "S" };
        var faults = new Option<string>("--faults") { Description = "A JSON file, or all (one of each rule, as far as there is room), or none.", DefaultValueFactory = _ => "all", HelpName = "FILE" };
        var types = new Option<string>("--types") { Description = "Types of services in turn, separated by commas. Default: as in England", DefaultValueFactory = _ => "", HelpName = "LIST" };
        var shuffle = new Option<bool>("--shuffle") { Description = "Rows of each file in a random order; up to a million rows." };
        var output = new Option<string>("--out") { Description = "A new or empty folder.", Required = true, HelpName = "DIR" };
        var command = new Command("generate", "Makes a recovery folder of any size with planted faults, and the truth about them.") { services, people, hours, seed, faults, types, shuffle, output };
        command.SetAction(parsed => Run(
            new(parsed.GetValue(services), parsed.GetValue(people), parsed.GetValue(hours), parsed.GetValue(seed))
            {
                Types = [.. parsed.GetValue(types)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                Shuffle = parsed.GetValue(shuffle),
            },
            parsed.GetValue(faults)!, parsed.GetValue(output)!, Console.Out, Console.Error));
        return command;
    }

    internal static int Run(GenerationRequest request, string faults, string folder, TextWriter output, TextWriter error)
    {
        try
        {
            if (ReadFaults(faults, out var problem) is not { } wanted)
            {
                error.WriteLine($"--faults {faults}: {problem}");
                return 2;
            }

            var made = FolderGenerator.Generate(request with { Faults = wanted }, folder);
            output.WriteLine($"{made.Folder}: {request.Services} services, {request.Services * request.People} people, {request.Hours} hours, {made.TotalRows} rows, {made.Faults} faults");
            foreach (var (rule, reason) in made.NotPlanted)
                output.WriteLine($"not planted: rule {rule}, {reason}");
            return 0;
        }
        catch (GenerationRefusedException e)
        {
            error.WriteLine(e.Message);
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"The folder could not be written: {e.Message}");
            return 2;
        }
    }

    private static FaultRequest? ReadFaults(string faults, out string problem)
    {
        problem = "";
        if (faults is "all" or "none")
            return faults is "all" ? FaultRequest.OneOfEach : FaultRequest.None;
        try
        {
            return FaultRequest.Parse(File.ReadAllText(faults), out problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"is neither all nor none nor a file that can be read: {e.Message}";
            return null;
        }
    }

    private static Option<int> Number(string name, int usual, string description) => new(name) { Description = $"{description}", DefaultValueFactory = _ => usual, HelpName = "N" };
}
