using System.Diagnostics;
using Reinstate.Folders;
using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Bench;

/// <summary>
/// Feeds damaged files to the importers through the door that users have: a folder is opened and reconciled. What is allowed is an answer
/// or a sentence; any other exception is a crash, and an input that takes longer than <see cref="Patience"/> is a hang. Each input follows
/// from the seed and its number; one that fails is kept, and its path printed.
/// </summary>
internal sealed class Fuzz(string folder, string target)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<(string Name, byte[] Bytes)> files = [];
    private long crashes;
    private long hangs;

    public static Task<int> RunAsync(string target, Options options)
    {
        if (FuzzSamples.Of(target) is not { } samples)
        {
            Console.Error.WriteLine($"No target '{target}'. There are: {string.Join(", ", FuzzSamples.Targets)}.");
            return Task.FromResult(2);
        }

        var folder = Directory.CreateTempSubdirectory("reinstate-fuzz-").FullName;
        try
        {
            return Task.FromResult(new Fuzz(folder, target).Run(samples, options.Number("seed", 1), TimeSpan.FromSeconds(options.Number("seconds", 600))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private int Run(IReadOnlyList<FuzzSample> samples, int seed, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var inputs = 0L;
        var (answered, refused) = (0L, 0L);
        for (; Stopwatch.GetElapsedTime(began) < time; inputs++)
        {
            var random = new Random(unchecked((seed * 1_000_003) + (int)inputs));
            var sample = samples[random.Next(samples.Count)];
            Damage(sample, random);
            var input = inputs;
            var work = Task.Run(() => Feed(input));
            if (!work.Wait(Patience))
            {
                // The thread cannot be stopped; the input is kept and the run ends, because its memory and time would disturb what follows.
                hangs++;
                Keep(input, "hang");
                break;
            }

            if (work.Result)
                answered++;
            else
                refused++;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"target {target}, seed {seed}: {answered} answered, {refused} refused with a sentence; peak memory {process.PeakWorkingSet64 >> 20} MiB");
        Console.WriteLine($"{inputs} inputs, {crashes} crashes, {hangs} hangs");
        return crashes + hangs == 0 ? 0 : 1;
    }

    /// <summary>The sample's folder with one to three of its files damaged.</summary>
    private void Damage(FuzzSample sample, Random random)
    {
        files.Clear();
        files.AddRange(sample.Files);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var chosen = sample.Targets[random.Next(sample.Targets.Length)];
            var at = files.FindIndex(f => f.Name == chosen);
            files[at] = (chosen, Damages.Apply(files[at].Bytes, random));
        }
    }

    /// <summary>True when it was answered, false when it was refused with a sentence.</summary>
    private bool Feed(long input)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder))
                File.Delete(file);
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, name), bytes);
            return target == "policy" ? PolicyFile.TryRead(File.ReadAllText(Path.Combine(folder, "policy.json")), out _, out _) : Reconciled();
        }
        catch (FolderUnreadableException)
        {
            return false;
        }
        catch (Exception error)
        {
            // Whatever else comes out is what this program looks for.
            Interlocked.Increment(ref crashes);
            Console.WriteLine($"crash of input {input}: {error}");
            Keep(input, "crash");
            return false;
        }
    }

    private bool Reconciled()
    {
        using var open = OpenFolder.Open(folder);
        var run = new FolderReconciliation(open, open.Context(Policy.Default, null));
        run.EachService(service => service.Findings.Length, static (_, _) => { }, static (_, _, _) => { });
        return true;
    }

    private void Keep(long input, string kind)
    {
        var kept = Path.Combine(Path.GetTempPath(), $"reinstate-fuzz-{target}-{kind}-{input}");
        Directory.CreateDirectory(kept);
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(kept, name), bytes);
        Console.WriteLine($"{kind}: input {input} is kept in {kept}");
    }
}
