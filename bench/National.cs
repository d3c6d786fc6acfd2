using System.Diagnostics;
using System.Globalization;
using Reinstate.Folders.Generation;

namespace Reinstate.Bench;

/// <summary>
/// ./run reconcile over folders of 10 to 10,000 services, beside DuckDB, which only reads the same files and joins the three records exactly;
/// each in a process of its own, one after the other, in one run. Peak memory is the process's highest resident set.
/// </summary>
internal static class National
{
    private const string BaselineName = "DuckDB: reading and exact three-way join";

    public static async Task<int> RunAsync(Options options)
    {
        var most = options.Number("services", 10_000);
        var root = options.Values.GetValueOrDefault("folder") ?? Path.Combine(Path.GetTempPath(), "reinstate-national");
        Console.WriteLine($"machine: {Environment.ProcessorCount} cores; {options.Number("people", 40)} people a service, outage of {options.Number("hours", 8)} h");
        Console.WriteLine("| services | items | rows | MB | reconcile s | CPU s | µs/item | peak MiB | DuckDB s | peak MiB | ratio |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        await TimedAsync(Path.Combine(Home(), "run"), "--help");
        (double Reconcile, double Join) last = default;
        for (var services = Math.Min(10, most); services <= most; services *= 10)
            last = await MeasureAsync(Folder(root, services, options), services);
        Report.Line("national", last.Reconcile, "s", BaselineName, last.Join);
        return 0;
    }

    /// <summary>./bench/run national-join FOLDER is the baseline's process.</summary>
    public static Task<int> JoinAsync(Options options) => DuckDbJoin.RunAsync(options.Values["folder"]);

    private static string Folder(string root, int services, Options options)
    {
        var folder = Path.Combine(root, $"{services}");
        if (Directory.Exists(folder))
            return folder;
        Directory.CreateDirectory(root);
        FolderGenerator.Generate(new(services, options.Number("people", 40), options.Number("hours", 8), (ulong)options.Number("seed", 1)) { Faults = FaultRequest.OneOfEach }, folder);
        return folder;
    }

    private static async Task<(double Reconcile, double Join)> MeasureAsync(string folder, int services)
    {
        var output = folder + "-results";
        var home = AppContext.BaseDirectory;
        Warm(folder);
        var reconcile = await TimedAsync(Path.Combine(Home(), "run"), "reconcile", folder, "--out", output);
        var join = await TimedAsync("dotnet", Path.Combine(home, "Reinstate.Bench.dll"), "national-join", "--folder", folder);
        using var summary = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, "summary.json")));
        var items = summary.RootElement.GetProperty("by_state").EnumerateObject().Sum(s => s.Value.GetInt64());
        var rows = summary.RootElement.GetProperty("inputs").EnumerateArray().Sum(i => i.GetProperty("rows").GetInt64());
        var bytes = summary.RootElement.GetProperty("inputs").EnumerateArray().Sum(i => i.GetProperty("bytes").GetInt64());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {services} | {items} | {rows} | {bytes / 1_000_000} | {reconcile.Wall:0.00} | {reconcile.Cpu:0.00} | {reconcile.Wall * 1e6 / items:0.0} | {reconcile.Peak >> 20} | {join.Wall:0.00} | {join.Peak >> 20} | {reconcile.Wall / join.Wall:0.00} |"));
        Directory.Delete(output, recursive: true);
        return (reconcile.Wall, join.Wall);
    }

    /// <summary>Whoever comes second finds the files in memory, so both do.</summary>
    private static void Warm(string folder)
    {
        var block = new byte[1 << 20];
        foreach (var path in Directory.GetFiles(folder))
        {
            using var file = File.OpenRead(path);
            while (file.Read(block) > 0)
                continue;
        }
    }

    private static async Task<(double Wall, double Cpu, long Peak)> TimedAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var (peak, cpu) = (0L, 0.0);
        while (!process.WaitForExit(20))
            (peak, cpu) = Seen(process, peak, cpu);

        var wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (process.ExitCode is not (0 or 1))
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {await said}");
        return (wall, cpu, peak);
    }

    private static string Home()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Platform.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The program stands beside Platform.sln.");
        return directory.FullName;
    }

    private static (long Peak, double Cpu) Seen(Process process, long peak, double cpu)
    {
        try
        {
            process.Refresh();
            return (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime.TotalSeconds);
        }
        catch (InvalidOperationException)
        {
            // It ended between the question whether it runs and the look at it: what was seen last stands.
            return (peak, cpu);
        }
    }
}
