using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Grpc.Core;
using Reinstate.TestNodes;
using Reinstate.V1;

namespace Reinstate.Bench;

/// <summary>
/// What one sealed evidence pack costs a node: seconds from the request to the last byte, and the most memory that the node occupied meanwhile, all of it, not the pack's share. The incident is a generated one,
/// imported before. The baseline is <c>backup</c>, which reads the same events and writes them, in the same run.
/// </summary>
internal static class PackOfMany
{
    private const string Organisation = "importer";

    public static async Task<int> RunAsync(Options options)
    {
        var (services, people, hours) = (options.Number("services", 4), options.Number("people", 50), options.Number("hours", 36));
        var folder = Directory.CreateTempSubdirectory("reinstate-pack-").FullName;
        try
        {
            await MustAsync("generate", "--services", Text(services), "--people", Text(people), "--hours", Text(hours), "--seed", "7", "--types", "care_home", "--out", Path.Combine(folder, "files"));
            await using var node = await NodeProcess.StartAsync("--data", Path.Combine(folder, "data"));
            var (imported, told) = await NodeProcess.RunAsync("import", Path.Combine(folder, "files"), "--address", node.GrpcAddress.ToString(), "--organisation", Organisation);
            if (imported == 2)
                throw new InvalidOperationException(told);
            using var channel = Client.Channel(node.GrpcAddress, largestReply: null);
            var director = new Client(channel, Organisation, "director", "group_quality_director");
            var board = await director.Reconciliation.GetBoardAsync(new(), FreezeProvider.Patient(director));
            // What was recorded afterwards is on no total of the board.
            var (incident, items) = (board.Incidents.Single().IncidentId, board.Runs.Sum(run => run.Completeness.Expected));
            Console.WriteLine($"machine: {Environment.ProcessorCount} cores, client, node and SQLite together; {services} services, {services * people} people, {items} items, log position {board.Position}");
            Console.WriteLine("| pack | s | MiB | pages of the PDF | node's memory before, MiB | at most meanwhile, MiB |");
            Console.WriteLine("|---|---|---|---|---|---|");
            var seconds = 0.0;
            foreach (var redacted in (bool[])[false, true])
                seconds = Math.Max(seconds, await PackAsync(node, director, incident, redacted));
            var clock = Stopwatch.StartNew();
            await MustAsync("backup", Path.Combine(folder, "copy"), "--data", Path.Combine(folder, "data"));
            Report.Line("pack", items / seconds, "items/s", "backup of the same log", items / clock.Elapsed.TotalSeconds);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> PackAsync(NodeProcess node, Client director, string incident, bool redacted)
    {
        var before = ResidentMemory.OfMebibytes(node.ProcessId);
        await ResidentMemory.ForgetMostAsync(node.ProcessId);
        using var zip = new MemoryStream();
        var clock = Stopwatch.StartNew();
        using (var call = director.Governance.GetEvidencePack(new GetEvidencePackRequest { IncidentId = incident, Redacted = redacted }, FreezeProvider.Patient(director)))
        {
            await foreach (var chunk in call.ResponseStream.ReadAllAsync())
                zip.Write(chunk.Data.Span);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {(redacted ? "redacted" : "full")} | {seconds:0.0} | {zip.Length / 1048576.0:0.0} | {Pages(zip)} | {before:0} | {ResidentMemory.MostOfMebibytes(node.ProcessId):0} |"));
        return seconds;
    }

    // As the PDF's root of pages says.
    private static string Pages(MemoryStream zip)
    {
        using var pack = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        using var reader = new StreamReader(pack.GetEntry("evidence.pdf")!.Open(), System.Text.Encoding.Latin1);
        var text = reader.ReadToEnd();
        var at = text.IndexOf("/Type/Pages/Count ", StringComparison.Ordinal) + 18;
        return text[at..text.IndexOf('/', at)];
    }

    private static async Task MustAsync(params string[] arguments)
    {
        var (exit, output) = await NodeProcess.RunAsync(arguments);
        if (exit != 0)
            throw new InvalidOperationException(output);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
