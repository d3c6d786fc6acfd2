using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

/// <summary>The demonstration, played once for all tests of this project on the embedded store; each test has a copy of what it left.</summary>
public sealed class PlayedDemo : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _play;

    public PlayedDemo() => _play = new(PlayAsync);

    /// <summary>The evidence packs that it wrote, by the name of their incident; not to be changed.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PacksAsync()
    {
        await _play.Value;
        return Directory.GetFiles(_folder.At("packs"), "*.zip").ToDictionary(file => string.Join('-', Path.GetFileName(file).Split('-')[1..4]), StringComparer.Ordinal);
    }

    /// <summary>Puts its store (reinstate.db) and its keys (keys) into a folder.</summary>
    public async Task CopyAsync(string to)
    {
        await _play.Value;
        var from = _folder.At("data");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task PlayAsync()
    {
        var (exit, output) = await NodeProcess.RunAsync("demo", "--fast", "--data", _folder.At("data"), "--out", _folder.At("packs"));
        Assert.True(exit == 0, output);
    }
}
