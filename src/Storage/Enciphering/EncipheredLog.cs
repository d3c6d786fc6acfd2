using System.Runtime.CompilerServices;
using Google.Protobuf;
using Reinstate.Contracts.Privacy;
using Reinstate.Events.V1;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Enciphering;

/// <summary>
/// A log whose personal data are enciphered in the store, person by person. What it answers carries the keys with it (<see cref="StoredEvent.Content"/>); data, links and
/// backups are as stored.
/// </summary>
/// <remarks>
/// A key is durable before anything is enciphered under it. Nothing is appended about a person whose key was destroyed: such an append meets a conflict, so that it is decided anew by
/// whoever then sees why. Cost: about 3 µs an event, and a look at the store for subjects that are not at hand.
/// </remarks>
public sealed class EncipheredLog(IPortableLog log, DataKeys keys) : IPortableLog
{
    /// <summary>Events are opened as they are asked for, but keys are looked up for many at once.</summary>
    private const int Page = 1000;

    private static readonly string Erased = PersonErased.Descriptor.FullName;

    /// <summary>The keys that it works with.</summary>
    public DataKeys Keys => keys;

    /// <summary>The scans that its events name.</summary>
    public KeptScans Scans { get; } = new(log.ScanRows, keys);

    IScanRows IPortableLog.ScanRows => log.ScanRows;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(IReadOnlyList<AppendRequest> batch, CancellationToken cancellation)
    {
        var closed = await new Closing(keys, batch).RunAsync(cancellation);
        if (closed.All(request => request is not null))
        {
            return await log.AppendAsync(closed!, cancellation);
        }

        var outcomes = new Queue<AppendOutcome>(await log.AppendAsync([.. closed.OfType<AppendRequest>()], cancellation));
        return [.. closed.Select((request, i) => request is null ? new AppendOutcome.Conflict(batch[i].ExpectedVersion) : outcomes.Dequeue())];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadStreamAsync(
        string tenant, string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in log.ReadStreamAsync(tenant, stream, afterVersion, cancellation).Chunk(Page).WithCancellation(cancellation))
        {
            foreach (var stored in await WithKeysAsync(tenant, page, cancellation))
            {
                yield return stored;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadTailAsync(string tenant, long afterPosition, int max, CancellationToken cancellation) =>
        await WithKeysAsync(tenant, await log.ReadTailAsync(tenant, afterPosition, max, cancellation), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadScopeAsync(string tenant, string incident, string service, CancellationToken cancellation) =>
        await WithKeysAsync(tenant, await log.ReadScopeAsync(tenant, incident, service, cancellation), cancellation);

    /// <inheritdoc/>
    public ValueTask<LogHead> HeadAsync(string tenant, CancellationToken cancellation) => log.HeadAsync(tenant, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellation) => log.TenantsAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask<CommandRecord?> FindCommandAsync(string tenant, string key, CancellationToken cancellation) => log.FindCommandAsync(tenant, key, cancellation);

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(Snapshot snapshot, CancellationToken cancellation)
    {
        var key = (await keys.ToWriteAsync(snapshot.Tenant, [KeyOwner.FoldsSubject], cancellation))[KeyOwner.FoldsSubject].Usable(KeyOwner.FoldsSubject);
        await log.SaveSnapshotAsync(snapshot with { Data = Envelope.Close(key, PlaceOf(snapshot), KeyOwner.Folds, [], snapshot.Data.Span) }, cancellation);
    }

    /// <summary>The snapshot, or null: also where it was not enciphered, or under a key that was since replaced.</summary>
    public async ValueTask<Snapshot?> LoadSnapshotAsync(string tenant, string name, int schema, CancellationToken cancellation)
    {
        if (await log.LoadSnapshotAsync(tenant, name, schema, cancellation) is not { } snapshot || !Envelope.Is(snapshot.Data.Span)
            || (await keys.ToReadAsync(tenant, [KeyOwner.FoldsSubject], cancellation))[KeyOwner.FoldsSubject] is not { Key: { } key })
        {
            return null;
        }

        try
        {
            return snapshot with { Data = Envelope.Open(key, PlaceOf(snapshot), snapshot.Data) };
        }
        catch (EnvelopeDamagedException)
        {
            // Of before an erasure, or damaged: what it stood for is folded again.
            return null;
        }
    }

    /// <inheritdoc/>
    public ValueTask SaveCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellation) => log.SaveCheckpointAsync(checkpoint, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Checkpoint>> CheckpointsAsync(string tenant, CancellationToken cancellation) => log.CheckpointsAsync(tenant, cancellation);

    ValueTask<ILogReading> IPortableLog.BeginReadingAsync(CancellationToken cancellation) => log.BeginReadingAsync(cancellation);

    ValueTask<ILogFilling> IPortableLog.BeginFillingAsync(CancellationToken cancellation) => log.BeginFillingAsync(cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => log.DisposeAsync();

    // What is damaged is read all the same: whoever folds it, or verifies it, says so.
    private static string? PersonOf(StoredEvent erased)
    {
        try
        {
            return PersonErased.Parser.ParseFrom(erased.Data.Span).PersonId;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private static EnvelopePlace PlaceOf(Snapshot snapshot) => new(snapshot.Tenant, "snapshot", $"{snapshot.Name}\0{snapshot.Schema}\0{snapshot.Version}");

    private async ValueTask<IReadOnlyList<StoredEvent>> WithKeysAsync(string tenant, IReadOnlyList<StoredEvent> page, CancellationToken cancellation)
    {
        foreach (var erased in page.Where(stored => stored.Type == Erased).Select(PersonOf).OfType<string>())
        {
            keys.Forget(tenant, KeyOwner.SubjectOf(erased));
        }

        var subjects = new string?[page.Count];
        for (var i = 0; i < subjects.Length; i++)
        {
            subjects[i] = KeyOwner.SubjectOfStream(page[i].Stream) is { } own ? own
                : Envelope.Is(page[i].Data.Span) ? Envelope.OwnerOf(page[i].Data)?.Subject(page[i].Stream) : null;
        }

        var held = await keys.ToReadAsync(tenant, [.. subjects.OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        return [.. page.Select((stored, i) => subjects[i] is { } subject ? stored with { Key = held[subject] } : stored)];
    }
}
