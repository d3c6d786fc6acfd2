using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Scans;

namespace Reinstate.Evidence.Packs;

/// <summary>A scan whose bytes a pack asks for.</summary>
/// <param name="PersonId">Whose sheet it is of, or empty.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="File">Its name in the pack.</param>
public sealed record WantedScan(string PersonId, string Sha256, string File);

/// <summary>
/// Which scans of an incident are files of its pack: by service, serial and page, until they have <see cref="MostBytes"/> together. The rest is listed with its hash, and is fetched one by one.
/// </summary>
internal static class PackScans
{
    /// <summary>A pack is made in memory and sent between nodes as one message.</summary>
    public const long MostBytes = 32L * 1024 * 1024;

    public const string Folder = "scans/";

    /// <summary>Names scans that should be in the pack and could not be read.</summary>
    public const string Unreadable = $"{Folder}not-readable.txt";

    /// <summary>Every scan, with its file in the pack, or why it has none.</summary>
    public static ImmutableArray<(string ServiceId, Decided<ScanKept> Scan, string File, string LeftOut)> Of(PackFacts facts)
    {
        var (files, bytes) = (new HashSet<string>(StringComparer.Ordinal), 0L);
        return [.. facts.Runs.SelectMany(run => (run.Run is { } recovery ? ScanQueries.All(recovery) : []).Select(scan => Listed(run.ServiceId, scan)))];

        (string, Decided<ScanKept>, string, string) Listed(string service, Decided<ScanKept> scan)
        {
            if (facts.Organisation.Erased.Contains(scan.What.PersonId))
                return (service, scan, "", "erased");
            var file = $"{Folder}{scan.What.Sha256}{InspectedScan.Extension(scan.What.MediaType)}";
            if (!files.Contains(file) && bytes + scan.What.Bytes > MostBytes)
                return (service, scan, "", "size");
            bytes += files.Add(file) ? scan.What.Bytes : 0;
            return (service, scan, file, "");
        }
    }
}
