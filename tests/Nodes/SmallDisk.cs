using System.Diagnostics;
using System.Globalization;

namespace Reinstate.TestNodes;

/// <summary>A file system of a few megabytes in memory, which can be filled up and freed. Mounting one needs root on Linux.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const int LeftOver = 64 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(int mebibytes)
    {
        var folder = Directory.CreateTempSubdirectory("reinstate-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m,mode=1777"), "none", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Takes all that is free but a few pages.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast);
        ballast.SetLength(0);
        var block = new byte[LeftOver];
        while (new DriveInfo(Folder).AvailableFreeSpace > LeftOver)
            ballast.Write(block);
    }

    /// <summary>Gives it back.</summary>
    public void Free() => File.Delete(Ballast);

    public ValueTask DisposeAsync()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
        return ValueTask.CompletedTask;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}.");
    }
}
