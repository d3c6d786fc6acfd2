using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Reinstate.Grains.Boards;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Boards;

/// <summary>
/// Keeps tenants' boards in pieces beside the log. Each piece has two places and is written to the one that the last index does not name; the index is
/// written last, so what it names is always whole. A snapshot of another build, of another log or with a damaged piece is as good as none: it costs
/// a fold from the first event.
/// </summary>
internal sealed partial class BoardSnapshots(ILogger<BoardSnapshots> logger)
{
    private const string Index = "board/index";

    private readonly ConcurrentDictionary<string, Written> _written = new(StringComparer.Ordinal);

    /// <summary>The last whole snapshot of a tenant, or null.</summary>
    /// <exception cref="LogUnavailableException">Ask again.</exception>
    public async Task<TenantFolds?> LoadAsync(ILog log, string tenant)
    {
        if (await log.LoadSnapshotAsync(tenant, Index, BoardPieces.Schema, CancellationToken.None) is not { Data.Length: > 0 } index)
        {
            return null;
        }

        var parts = Parts(index.Data);
        if (parts is null || !await IsOfThisLogAsync(log, tenant, parts))
        {
            LogIgnored(tenant);
            return null;
        }

        var pieces = new ConcurrentDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(parts.Pieces, BoardThreads.SideBySide, async (piece, cancellation) =>
        {
            var read = await log.LoadSnapshotAsync(tenant, Place(piece.Name, piece.Slot), BoardPieces.Schema, cancellation);
            if (read is not null && Convert.ToHexString(SHA256.HashData(read.Data.Span)) == piece.Hash)
                pieces[piece.Name] = read.Data;
        });
        if (pieces.Count < parts.Pieces.Length || BoardPieces.Read(parts.Position, parts.AsOf, pieces) is not { } folds)
        {
            LogIgnored(tenant);
            return null;
        }

        _written[tenant] = new Written(parts.Pieces.ToImmutableDictionary(piece => piece.Name, StringComparer.Ordinal), ImmutableDictionary<string, object[]>.Empty);
        return folds;
    }

    /// <summary>Writes what changed since the last time. A failure is logged: the last snapshot stays.</summary>
    public Task SaveAsync(ILog log, string tenant, TenantFolds folds) => BoardThreads.Shared.RunAsync(async () =>
    {
        try
        {
            await WriteAsync(log, tenant, folds);
        }
        catch (LogUnavailableException e)
        {
            LogNotWritten(tenant, e);
        }
    });

    /// <summary>Nobody begins with this snapshot any more.</summary>
    public async Task DistrustAsync(ILog log, string tenant, Exception difference)
    {
        LogDistrusted(tenant, difference);
        await ForgetAsync(log, tenant);
    }

    /// <summary>Throws the snapshot of a tenant away.</summary>
    public static async Task ForgetAsync(ILog log, string tenant) =>
        await log.SaveSnapshotAsync(new Snapshot(tenant, Index, BoardPieces.Schema, 0, default), CancellationToken.None);

    private async Task WriteAsync(ILog log, string tenant, TenantFolds folds)
    {
        // Another silo may have written since: what counts as named is what the index in the store names.
        var last = await log.LoadSnapshotAsync(tenant, Index, BoardPieces.Schema, CancellationToken.None) is { Data.Length: > 0 } named ? Parts(named.Data)?.Pieces ?? [] : [];
        var current = last.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        var before = _written.GetValueOrDefault(tenant) ?? new Written(ImmutableDictionary<string, Piece>.Empty, ImmutableDictionary<string, object[]>.Empty);
        var (pieces, bases) = (ImmutableDictionary.CreateBuilder<string, Piece>(StringComparer.Ordinal), ImmutableDictionary.CreateBuilder<string, object[]>(StringComparer.Ordinal));
        foreach (var (name, basis, write) in BoardPieces.Of(folds))
        {
            bases[name] = basis;
            var known = current.GetValueOrDefault(name);
            if (known is not null && known == before.Pieces.GetValueOrDefault(name) && before.Bases.GetValueOrDefault(name)?.SequenceEqual(basis, ReferenceEqualityComparer.Instance) == true)
            {
                pieces[name] = known;
                continue;
            }

            var data = write();
            var hash = Convert.ToHexString(SHA256.HashData(data.Span));
            pieces[name] = known?.Hash == hash ? known : new Piece(name, known?.Slot == 0 ? 1 : 0, hash);
            if (!ReferenceEquals(pieces[name], known))
            {
                await log.SaveSnapshotAsync(new Snapshot(tenant, Place(name, pieces[name].Slot), BoardPieces.Schema, folds.Position, data), CancellationToken.None);
            }
        }

        var key = (await log.ReadTailAsync(tenant, folds.Position - 1, 1, CancellationToken.None))[0].Context.Key;
        var index = new BoardIndex(folds.Position, folds.AsOf, key, [.. pieces.Values.OrderBy(piece => piece.Name, StringComparer.Ordinal)]);
        await log.SaveSnapshotAsync(new Snapshot(tenant, Index, BoardPieces.Schema, folds.Position, JsonSerializer.SerializeToUtf8Bytes(index)), CancellationToken.None);
        _written[tenant] = new Written(pieces.ToImmutable(), bases.ToImmutable());
    }

    // A log that was replaced by an older or another one has no such event there.
    private static async Task<bool> IsOfThisLogAsync(ILog log, string tenant, BoardIndex parts) =>
        await log.ReadTailAsync(tenant, parts.Position - 1, 1, CancellationToken.None) is [var last] && last.Position == parts.Position && last.Context.Key == parts.LastKey;

    private static BoardIndex? Parts(ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<BoardIndex>(data.Span);
        }
        catch (JsonException)
        {
            // A snapshot is a convenience: one that cannot be read is as good as none, and is logged as such.
            return null;
        }
    }

    private static string Place(string name, int slot) => $"board/{slot}/{name}";

    [LoggerMessage(1210, LogLevel.Warning, "The board snapshot of {Tenant} is damaged or of another log; the board is folded from the first event")]
    private partial void LogIgnored(string tenant);

    [LoggerMessage(1211, LogLevel.Warning, "The board snapshot of {Tenant} could not be written; the last one stays")]
    private partial void LogNotWritten(string tenant, Exception e);

    [LoggerMessage(1212, LogLevel.Critical, "The board snapshot of {Tenant} says something else than its log and is thrown away; the board is folded from the first event")]
    private partial void LogDistrusted(string tenant, Exception e);

    /// <summary>What the last index names, and what each piece was made of where this process wrote it.</summary>
    private sealed record Written(ImmutableDictionary<string, Piece> Pieces, ImmutableDictionary<string, object[]> Bases);

    private sealed record BoardIndex(long Position, DateTimeOffset AsOf, string LastKey, ImmutableArray<Piece> Pieces);

    private sealed record Piece(string Name, int Slot, string Hash);
}
