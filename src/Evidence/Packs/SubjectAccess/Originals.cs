using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Scans;

namespace Reinstate.Evidence.Packs.SubjectAccess;

/// <summary>
/// Photographs and scans of the person's own sheets, as they were kept, until they have <see cref="PackScans.MostBytes"/> together. Safety rule: a sheet of a whole service shows others, and a picture
/// cannot be redacted, so none of those is looked at.
/// </summary>
internal sealed class Originals
{
    public Originals(IEnumerable<PackFacts> incidents, string person)
    {
        var (files, bytes) = (new HashSet<string>(StringComparer.Ordinal), 0L);
        Listed =
        [
            .. from facts in incidents
               from run in facts.Runs
               where run.Run is not null
               from scan in ScanQueries.All(run.Run!)
               where scan.What.PersonId == person
               select (facts, run.ServiceId, scan, File(scan)),
        ];
        Wanted = [.. Listed.Where(one => one.File.Length > 0).Select(one => new WantedScan(person, one.Scan.What.Sha256, one.File))];

        string File(Decided<ScanKept> scan)
        {
            var file = $"{PackScans.Folder}{scan.What.Sha256}{InspectedScan.Extension(scan.What.MediaType)}";
            if (!files.Contains(file) && bytes + scan.What.Bytes > PackScans.MostBytes)
                return "";
            bytes += files.Add(file) ? scan.What.Bytes : 0;
            return file;
        }
    }

    /// <summary>Each with its file in the copy; without one where the copy would grow too large.</summary>
    public ImmutableArray<(PackFacts Facts, string ServiceId, Decided<ScanKept> Scan, string File)> Listed { get; }

    public ImmutableArray<WantedScan> Wanted { get; }
}
