using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Services;
using Reinstate.Reconciliation.Model;
using Reinstate.Silo.Snapshots;

namespace Reinstate.Silo.Boards;

/// <summary>
/// A tenant's folds in pieces of bounded size: the directory, the incidents, and services in buckets by a hash of their ids, so that a piece
/// changes only with the services in it.
/// </summary>
internal static class BoardPieces
{
    /// <summary>
    /// Of this build: what a board says depends on its rules and folds, not on the shape of the snapshot alone, so a snapshot is believed by the very
    /// code that wrote it and by no other.
    /// </summary>
    public static readonly int Schema = BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData([.. Builds.SelectMany(type => type.Assembly.ManifestModule.ModuleVersionId.ToByteArray())]));

    private const int ServicesInBucket = 16;

    private static Type[] Builds => [typeof(BoardPieces), typeof(TenantView), typeof(WorkTrace), typeof(Facts.V1.Entry)];

    /// <summary>Each piece with what tells whether it may have changed: the same objects say the same.</summary>
    public static IEnumerable<(string Name, object[] Basis, Func<ReadOnlyMemory<byte>> Write)> Of(TenantFolds folds)
    {
        yield return ("directory", [folds.Organisation], () => StateCodec<OrganisationState>.Write(folds.Organisation));
        var buckets = Buckets(folds);
        var placed = buckets.SelectMany(bucket => bucket.Versions).Select(version => version.Stream).ToHashSet(StringComparer.Ordinal);
        var rest = new RestPiece(folds.Incidents, [.. folds.Versions.Where(version => !placed.Contains(version.Stream)).OrderBy(version => version.Stream, StringComparer.Ordinal)], folds.Strays);
        yield return ("incidents", [new()], () => StateCodec<RestPiece>.Write(rest));
        foreach (var (i, bucket) in buckets.Index())
        {
            yield return ($"services/{i}-{buckets.Length}", [.. bucket.Services, .. bucket.Standings.SelectMany(one => one.Services)], () => StateCodec<ServicesPiece>.Write(bucket));
        }
    }

    /// <summary>What the pieces were made of; null when one of them cannot be read.</summary>
    public static TenantFolds? Read(long position, DateTimeOffset asOf, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> pieces)
    {
        OrganisationState? organisation = null;
        RestPiece? rest = null;
        var buckets = new ServicesPiece?[pieces.Count];
        Parallel.ForEach(pieces.OrderBy(piece => piece.Key, StringComparer.Ordinal).Index(), BoardThreads.SideBySide, piece =>
        {
            if (piece.Item.Key == "directory")
                organisation = StateCodec<OrganisationState>.Read(piece.Item.Value);
            else if (piece.Item.Key == "incidents")
                rest = StateCodec<RestPiece>.Read(piece.Item.Value);
            else
                buckets[piece.Index] = StateCodec<ServicesPiece>.Read(piece.Item.Value);
        });
        var services = buckets.OfType<ServicesPiece>().ToList();
        if (organisation is null || rest is null || services.Count != pieces.Count - 2)
            return null;
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (stream, version) in rest.Versions.Concat(services.SelectMany(piece => piece.Versions)))
            versions[stream] = Math.Max(version, versions.GetValueOrDefault(stream));
        return new TenantFolds(
            position, asOf, organisation, rest.Incidents, [.. services.SelectMany(piece => piece.Services).OrderBy(service => service.Id, StringComparer.Ordinal)],
            [.. services.SelectMany(piece => piece.Standings).GroupBy(one => one.Incident, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new IncidentStandings(one.Key, [.. one.SelectMany(part => part.Services).OrderBy(standing => standing.ServiceId, StringComparer.Ordinal)]))],
            [.. versions.Select(version => new StreamVersion(version.Key, version.Value))], rest.Strays);
    }

    private static ServicesPiece[] Buckets(TenantFolds folds)
    {
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, folds.Services.Length / ServicesInBucket));
        var services = folds.Services.ToLookup(service => Bucket(service.Id));
        var standings = folds.Standings.SelectMany(one => one.Services.Select(standing => (one.Incident, Standing: standing))).ToLookup(one => Bucket(one.Standing.ServiceId));
        var versions = folds.Versions.ToDictionary(version => version.Stream, version => version.Version, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, count).Select(Piece)];

        int Bucket(string service) => (int)(Hash(service) % (uint)count);

        ServicesPiece Piece(int bucket) => new(
            [.. services[bucket]],
            [.. standings[bucket].GroupBy(one => one.Incident, StringComparer.Ordinal).Select(one => new IncidentStandings(one.Key, [.. one.Select(standing => standing.Standing)]))],
            [.. standings[bucket].SelectMany(one => one.Standing.People).Select(mark => $"person/{mark.PersonId}").Distinct(StringComparer.Ordinal).Select(stream => new StreamVersion(stream, versions[stream]))]);
    }

    // FNV-1a: the same in every process.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}

/// <summary>Incidents, and what belongs to no service.</summary>
internal sealed record RestPiece(ImmutableArray<IncidentState> Incidents, ImmutableArray<StreamVersion> Versions, ImmutableArray<StrayEvents> Strays);

/// <summary>Some services with their standings and the versions of their people's streams.</summary>
internal sealed record ServicesPiece(ImmutableArray<ServiceState> Services, ImmutableArray<IncidentStandings> Standings, ImmutableArray<StreamVersion> Versions);
