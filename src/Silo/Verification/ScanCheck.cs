using Reinstate.Events.V1;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>Whether the bytes of every scan that the log names are there and hash to their name. Of an erased person there is nothing to say: nobody can open them.</summary>
internal sealed class ScanCheck(KeptScans scans)
{
    private static readonly string Kept = ScanKept.Descriptor.FullName;

    private readonly HashSet<(string Person, string Sha256)> _seen = [];

    public async ValueTask<string?> FaultAsync(StoredEvent stored, CancellationToken cancellation)
    {
        if (stored.Type != Kept || ScanKept.Parser.ParseFrom(stored.Content.Span) is var scan && !_seen.Add((scan.PersonId, scan.Sha256)))
        {
            return null;
        }

        return (await scans.FindAsync(stored.Tenant, scan.PersonId, scan.Sha256, cancellation)).State switch
        {
            ScanState.Missing => $"position {stored.Position}: the bytes of the scan {scan.Sha256} (sheet {scan.Serial}, page {scan.Page}) are not there; keep the page again where there is paper",
            ScanState.Damaged => $"position {stored.Position}: the bytes of the scan {scan.Sha256} (sheet {scan.Serial}, page {scan.Page}) were altered; keep the page again where there is paper",
            _ => null,
        };
    }
}
