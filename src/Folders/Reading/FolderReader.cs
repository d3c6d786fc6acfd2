using System.Collections.Immutable;

namespace Reinstate.Folders.Reading;

/// <summary>Reads a whole recovery folder (IMPORTS.md) into memory. A large one is better opened (<see cref="OpenFolder"/>) and read service by service.</summary>
public static class FolderReader
{
    /// <exception cref="FolderUnreadableException">Nothing can be said about the folder.</exception>
    public static RecoveryFolder Read(string folder, IReadOnlyList<VirtualTable>? more = null)
    {
        using var open = OpenFolder.Open(folder, more);
        var services = new ServiceRows[open.Services.Length];
        SideBySide.For(services.Length, i => services[i] = open.Read(i));
        return new RecoveryFolder(open.Incident)
        {
            Services = open.Services,
            People = [.. services.SelectMany(s => s.People)],
            Staff = open.Staff,
            Shifts = open.Shifts,
            Codes = open.Codes,
            Sheets = open.Sheets,
            RotaChanges = open.RotaChanges,
            OnCallDecisions = open.OnCallDecisions,
            PrintedPack = open.PrintedPack,
            Rejects = InOrder(open.Rejects.Concat(services.SelectMany(s => s.Rejects))),
            Files = open.Files,
            Kept = open.Kept,
            Supplied = open.Supplied,
            LatestTime = open.LatestTime,
        };
    }

    /// <summary>By file, then row: the order of rejects.csv.</summary>
    public static ImmutableArray<Reject> InOrder(IEnumerable<Reject> rejects) => [.. rejects.OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Row)];
}
