using System.Diagnostics;
using System.Globalization;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// How long <c>import</c> takes to bring a generated recovery folder into a new node, many commands at a time over a stream. The baseline is the same import with one command at a
/// time, each a call of its own, into another new node in the same run; both boards must then say the same.
/// </summary>
internal static class Import
{
    public static async Task<int> RunAsync(Options options)
    {
        var services = options.Number("services", 20);
        var folder = Directory.CreateTempSubdirectory("reinstate-import-").FullName;
        try
        {
            var (made, told) = await NodeProcess.RunAsync("generate", "--services", services.ToString(CultureInfo.InvariantCulture), "--seed", "7", "--out", Path.Combine(folder, "files"));
            if (made != 0)
            {
                Console.WriteLine(told);
                return 1;
            }

            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client, node and SQLite together; {services} services");
            Console.WriteLine("| commands at a time | s | log position | people | items |");
            Console.WriteLine("|---|---|---|---|---|");
            var single = await ImportAsync(folder, 1);
            var many = await ImportAsync(folder, 512);
            var same = single.Board.Total.Equals(many.Board.Total) && single.Board.Runs.SequenceEqual(many.Board.Runs);
            Console.WriteLine(same ? "both boards say the same" : "THE BOARDS DIFFER");
            Report.Line("import", single.Board.Position / many.Seconds, "events/s", "one command at a time", single.Board.Position / single.Seconds);
            return same ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(GetBoardReply Board, double Seconds)> ImportAsync(string folder, int atOnce)
    {
        await using var node = await NodeProcess.StartAsync("--data", Path.Combine(folder, $"data-{atOnce}"));
        var clock = Stopwatch.StartNew();
        var (exit, output) = await NodeProcess.RunAsync(
            "import", Path.Combine(folder, "files"), "--address", node.GrpcAddress.ToString(), "--organisation", "importer", "--at-once", atOnce.ToString(CultureInfo.InvariantCulture));
        var seconds = clock.Elapsed.TotalSeconds;
        if (exit == 2)
        {
            throw new InvalidOperationException(output);
        }

        using var channel = Client.Channel(node.GrpcAddress, largestReply: null);
        var director = new Client(channel, "importer", "director", "group_quality_director");
        var board = await director.Reconciliation.GetBoardAsync(new(), FreezeProvider.Patient(director));
        var directory = await director.Organisation.GetOrganisationAsync(new(), FreezeProvider.Patient(director));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {atOnce} | {seconds:0.0} | {board.Position} | {directory.People.Count} | {board.Total.Expected} |"));
        return (board, seconds);
    }
}
