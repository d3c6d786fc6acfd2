using Reinstate.Folders.Reading;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Evidence.Reports;

/// <summary>
/// ./run reconcile: a folder in, six files and a summary out. Exit status 0: nothing is open; 1: findings, open items or rejected rows
/// remain; 2: nothing could be said, and one sentence why.
/// </summary>
public static class ReconcileCommand
{
    public static int Run(string folder, string? outDir, string? asOf, string? policyFile, TextWriter output, TextWriter error)
    {
        try
        {
            var target = Path.GetFullPath(outDir ?? "reconciliation");
            if (IsWithin(target, Path.GetFullPath(folder)))
                return Fail(error, $"The results cannot be written inside the folder that is read ({target}); name another with --out.");
            if (ReadPolicy(policyFile, out var policy) is { } problem)
                return Fail(error, problem);
            using var read = OpenFolder.Open(folder);
            DateTimeOffset? at = null;
            if (asOf is not null && (at = read.ReadTime(asOf, out var notATime)) is null)
                return Fail(error, $"--as-of '{asOf}' {notATime}.");
            var run = ReportFiles.Write(read, read.Context(policy, at), target);
            ConsoleSummary.Write(run, target, output);
            return run.IsClear ? 0 : 1;
        }
        catch (FolderUnreadableException e)
        {
            return Fail(error, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(error, $"The results could not be written: {e.Message}");
        }
    }

    private static int Fail(TextWriter error, string sentence)
    {
        error.WriteLine(sentence);
        return 2;
    }

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string? ReadPolicy(string? file, out Policy policy)
    {
        policy = Policy.Default;
        if (file is null)
            return null;
        try
        {
            return PolicyFile.TryRead(File.ReadAllText(file), out policy, out var problem) ? null : $"{file}: {problem}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The policy file could not be read: {e.Message}";
        }
    }
}
