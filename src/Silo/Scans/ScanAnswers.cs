using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Services;
using Reinstate.Silo.Boards;
using Reinstate.Storage.Enciphering;
using Reinstate.V1;

namespace Reinstate.Silo.Scans;

/// <summary>Answers with the bytes of scans, which no fold holds.</summary>
internal static class ScanAnswers
{
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    /// <exception cref="Storage.Log.LogUnavailableException">Ask again.</exception>
    public static async Task<QueryAnswer> AskAsync(LiveView live, KeptScans scans, GetScanRequest request, DateTimeOffset now, Reader reader)
    {
        var (scan, refusal) = await live.AskAsync(_ => Coverage.Nothing, now, view => ScanQueries.Find(view, request, reader));
        if (scan is null)
        {
            return BoardAnswers.Of(null, refusal);
        }

        var found = await scans.FindAsync(live.Tenant, scan.PersonId, scan.Sha256, CancellationToken.None);
        return found.State switch
        {
            ScanState.Whole => BoardAnswers.Of(new GetScanReply { Scan = scan, Data = UnsafeByteOperations.UnsafeWrap(found.Bytes) }, null),
            ScanState.Erased => BoardAnswers.Of(null, Refusal.Of(Catalogue.PersonErased, scan.PersonId)),
            _ => BoardAnswers.Of(null, Refusal.Of(Catalogue.ScanLost, scan.Sha256)),
        };
    }

    /// <summary>The bytes that a pack asks for, by file; without those that cannot be had.</summary>
    /// <exception cref="Storage.Log.LogUnavailableException">Ask again.</exception>
    public static async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ForAsync(IEnumerable<WantedScan> wanted, KeptScans scans, string tenant)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var scan in wanted)
        {
            if (await scans.FindAsync(tenant, scan.PersonId, scan.Sha256, CancellationToken.None) is { State: ScanState.Whole, Bytes: var bytes })
            {
                files[scan.File] = bytes;
            }
        }

        return files;
    }
}
