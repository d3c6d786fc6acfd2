using Reinstate.Folders.Calendars;
using Reinstate.Folders.Fhir;
using Reinstate.Folders.Reading;

namespace Reinstate.Folders.Foreign;

/// <summary>
/// FHIR R4 (*.json, *.ndjson) and iCalendar (*.ics) files of a recovery folder as tables in the words of IMPORTS.md (docs/imports.md). Whatever
/// their bytes are, what cannot be used becomes a reject or is kept, and neighbours are not lost. The bytes of all files are in memory while
/// this runs, which is why their sum is bounded.
/// </summary>
public static class ForeignFiles
{
    /// <summary>256 MiB a file.</summary>
    public const long LargestFile = 256L << 20;

    /// <summary>512 MiB for all foreign files of a folder.</summary>
    public const long LargestSum = 512L << 20;

    /// <exception cref="FolderUnreadableException">A file cannot be opened, or there are foreign files and no usable incident.csv.</exception>
    public static ForeignResult Read(string folder)
    {
        try
        {
            var found = Directory.EnumerateFiles(folder).Where(IsForeign).Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0)
                return ForeignResult.Nothing;
            var files = Load(found);
            var calendars = files.Where(f => !f.IsRefused && IsCalendar(f.Name)).ToList();
            var slices = files.Where(f => !f.IsRefused && !IsCalendar(f.Name)).SelectMany(Slicer.Of).ToList();
            if (slices.Count > 0 || calendars.Count > 0)
                Map(slices, calendars, KnownFolder.Read(folder));
            return new(
                [.. files.SelectMany(f => f.Tables)], [.. files.SelectMany(f => f.Rejects.OrderBy(r => r.Row))], [.. files.Where(f => !f.IsRefused).Select(f => f.Input)],
                [.. files.SelectMany(f => f.Kept.OrderBy(k => k.Row))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FolderUnreadableException($"A file of {folder} could not be read: {e.Message}");
        }
    }

    /// <summary>One file alone, from its bytes: for whoever throws damaged files at the parsers.</summary>
    internal static ForeignFile Parse(string name, byte[] bytes, KnownFolder known)
    {
        var file = new ForeignFile(name, bytes);
        Map(IsCalendar(name) ? [] : Slicer.Of(file), IsCalendar(name) ? [file] : [], known);
        return file;
    }

    private static void Map(IReadOnlyList<ResourceSlice> slices, IReadOnlyList<ForeignFile> calendars, KnownFolder known)
    {
        FhirFolder.Read(slices, known);
        foreach (var calendar in calendars)
            CalendarFile.Read(calendar, known);
    }

    private static List<ForeignFile> Load(List<string> paths)
    {
        var (files, sum) = (new List<ForeignFile>(), 0L);
        foreach (var path in paths)
        {
            var (name, length) = (Path.GetFileName(path), new FileInfo(path).Length);
            if (length <= LargestFile && sum + length <= LargestSum)
            {
                var file = new ForeignFile(name, File.ReadAllBytes(path));
                sum += file.Bytes.Length;
                files.Add(file);
                continue;
            }

            var refused = new ForeignFile(name, []) { IsRefused = true };
            refused.Refuse(1, "", "", length > LargestFile ? $"The file has {length} bytes; the limit is {LargestFile}."
                : $"The file has {length} bytes; with the files before it that is more than the limit of {LargestSum} for all FHIR and calendar files.");
            files.Add(refused);
        }

        return files;
    }

    private static bool IsForeign(string path) => IsCalendar(path) || HasEnding(path, ".json") || HasEnding(path, ".ndjson");

    private static bool IsCalendar(string path) => HasEnding(path, ".ics");

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
