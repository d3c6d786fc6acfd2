using System.IO.Compression;

namespace Reinstate.Silo.Demo.Scenes;

/// <summary>The evidence pack: fetched, opened, and kept where somebody asked for it.</summary>
internal static class EvidenceScene
{
    /// <returns>What the pack is called and holds.</returns>
    public static async Task<string> PlayAsync(Setting setting, string? folder)
    {
        var (name, data) = await setting.Cast[Cast.QualityDirector].EvidencePackAsync(setting.Incident);
        await using var zip = await ZipArchive.CreateAsync(new MemoryStream(data), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var files = zip.Entries.Select(entry => entry.FullName).ToList();
        if (!files.Exists(file => file.EndsWith(".html", StringComparison.Ordinal)) || !files.Exists(file => file.EndsWith(".json", StringComparison.Ordinal)))
        {
            throw new PlayFailedException($"The evidence pack of {setting.Incident} holds no page or no data: {string.Join(", ", files)}.");
        }

        var file = Path.GetFileName(name) is { Length: > 0 } plain ? plain : $"{setting.Incident}.zip";
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, file), data, setting.Stage.Cancellation);
        }

        await setting.Stage.SayAsync($"Evidence pack {file}: {files.Count} files, {data.Length / 1024.0:0} KiB{(folder is null ? "" : $", kept in {folder}")}.");
        return file;
    }
}
