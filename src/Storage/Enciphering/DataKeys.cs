using System.Collections.Concurrent;
using Reinstate.Contracts.Privacy;

namespace Reinstate.Storage.Enciphering;

/// <summary>
/// The data keys of a store as a node has them at hand. A subject's key is made when something is first written about it; keys are looked up for many subjects at once, and again after
/// <see cref="Freshness"/>, so that one which another node destroyed is soon forgotten here too.
/// </summary>
public sealed class DataKeys(IKeyRows rows, IMasterKeys masters, TimeProvider time)
{
    /// <summary>How long a key may be used without another look at the store.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    // About 200 bytes each. An organisation of half a million people, the largest that a node is made for, is held whole.
    private const int MostAtHand = 600_000;

    private readonly ConcurrentDictionary<(string Tenant, string Subject), HeldKey> _atHand = new();

    /// <summary>The keys of these subjects, made where there are none. A key that was destroyed stays so.</summary>
    /// <exception cref="Log.LogUnavailableException">They cannot be read or written.</exception>
    public async ValueTask<IReadOnlyDictionary<string, HeldKey>> ToWriteAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        var held = await LookUpAsync(tenant, subjects, cancellation);
        var missing = subjects.Where(subject => held[subject].State == KeyState.None).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
        {
            return held;
        }

        // Another node may do the same at the same time: whichever row is there in the end counts.
        Hold(tenant, await rows.AddKeysAsync(tenant, NewKeys(tenant, missing), cancellation), time.GetTimestamp(), held);
        return held;
    }

    /// <summary>What there is of these subjects' keys.</summary>
    /// <exception cref="Log.LogUnavailableException">They cannot be read.</exception>
    public async ValueTask<IReadOnlyDictionary<string, HeldKey>> ToReadAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation) =>
        await LookUpAsync(tenant, subjects, cancellation);

    private async ValueTask<Dictionary<string, HeldKey>> LookUpAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        var held = new Dictionary<string, HeldKey>(subjects.Count, StringComparer.Ordinal);
        var asked = new List<string>();
        foreach (var subject in subjects)
        {
            if (_atHand.TryGetValue((tenant, subject), out var key) && time.GetElapsedTime(key.Since, now) < Freshness)
            {
                held[subject] = key;
            }
            else if (held.TryAdd(subject, HeldKey.Missing))
            {
                asked.Add(subject);
            }
        }

        if (asked.Count > 0)
        {
            Hold(tenant, await rows.FindKeysAsync(tenant, asked, cancellation), now, held);
        }

        return held;
    }

    /// <summary>Destroys a person's key for ever, and that of all folds, which may hold something of the person.</summary>
    /// <exception cref="Log.LogUnavailableException">It may or may not be destroyed; ask again.</exception>
    public async ValueTask DestroyAsync(string tenant, string subject, CancellationToken cancellation)
    {
        await rows.DestroyKeyAsync(tenant, subject, cancellation);
        await rows.DropKeyAsync(tenant, KeyOwner.FoldsSubject, cancellation);
        Forget(tenant, subject);
        Forget(tenant, KeyOwner.FoldsSubject);
    }

    /// <summary>The key is looked up again before it is used next.</summary>
    public void Forget(string tenant, string subject) => _atHand.TryRemove((tenant, subject), out _);

    /// <summary>Wraps every key of an organisation under the current master key that is under another.</summary>
    /// <returns>How many were wrapped anew.</returns>
    /// <exception cref="MasterKeyMissingException">One is under a master key that is not here.</exception>
    public async Task<int> RewrapAsync(string tenant, CancellationToken cancellation)
    {
        const int page = 1000;
        var (after, done, master) = ("", 0, masters.Current);
        using var wrapping = master.For(tenant);
        while (await rows.KeysAfterAsync(tenant, after, page, cancellation) is { Count: > 0 } found)
        {
            done += await rows.RewrapKeysAsync(
                tenant,
                [.. found.Where(row => !row.IsDestroyed && row.Master != master.Id)
                    .Select(row => (row, row with { Master = master.Id, Wrapped = wrapping.Wrap(row.Subject, Unwrap(tenant, row)) }))],
                cancellation);
            after = found[^1].Subject;
        }

        return done;
    }

    /// <summary>Whether what the store holds can be read with the master keys that are here, as far as one look tells.</summary>
    /// <exception cref="MasterKeyMissingException">It cannot.</exception>
    public async Task CheckAsync(IEnumerable<string> tenants, CancellationToken cancellation)
    {
        foreach (var tenant in tenants)
        {
            if ((await rows.KeysAfterAsync(tenant, "", 1, cancellation)).FirstOrDefault(row => !row.IsDestroyed) is { } row)
            {
                Unwrap(tenant, row);
                return;
            }
        }
    }

    private KeyRow[] NewKeys(string tenant, IReadOnlyList<string> subjects)
    {
        var master = masters.Current;
        using var wrapping = master.For(tenant);
        return [.. subjects.Select(subject => new KeyRow(subject, master.Id, wrapping.Wrap(subject, DataKey.Create())))];
    }

    private void Hold(string tenant, IReadOnlyList<KeyRow> found, long now, Dictionary<string, HeldKey> held)
    {
        // What is thrown away is read again; that all go at once is seldom and costs a look at the store.
        if (_atHand.Count + found.Count > MostAtHand)
        {
            _atHand.Clear();
        }

        foreach (var ofMaster in found.GroupBy(row => row.Master))
        {
            using var wrapping = ofMaster.Key.Length == 0 ? null : masters.Find(ofMaster.Key)?.For(tenant);
            foreach (var row in ofMaster)
            {
                _atHand[(tenant, row.Subject)] = held[row.Subject] = Read(row, wrapping, now);
            }
        }
    }

    private static HeldKey Read(KeyRow row, Wrapping? wrapping, long now) =>
        row.IsDestroyed ? new(KeyState.Destroyed, null, "", now)
        : wrapping is null ? new(KeyState.Locked, null, row.Master, now)
        : wrapping.TryUnwrap(row.Subject, row.Wrapped.Span) is { } key ? new(KeyState.AtHand, key, "", now)
        : new(KeyState.Damaged, null, "", now);

    private DataKey Unwrap(string tenant, KeyRow row)
    {
        using var wrapping = (masters.Find(row.Master) ?? throw new MasterKeyMissingException(row.Master)).For(tenant);
        return wrapping.TryUnwrap(row.Subject, row.Wrapped.Span) ?? throw new KeyDamagedException(row.Subject);
    }
}

/// <summary>What a node knows of a subject's key.</summary>
public enum KeyState
{
    /// <summary>There is none: nothing was written about the subject since there are keys.</summary>
    None,

    /// <summary>It can be used.</summary>
    AtHand,

    /// <summary>It was destroyed: the subject was erased.</summary>
    Destroyed,

    /// <summary>It is wrapped under a master key that this node does not have.</summary>
    Locked,

    /// <summary>What is stored of it was altered.</summary>
    Damaged,
}

/// <summary>A subject's key as it was when it was looked up.</summary>
/// <param name="State">What is known of it.</param>
/// <param name="Key">Where it can be used.</param>
/// <param name="Master">Of a locked one: the id of the master key that opens it.</param>
/// <param name="Since">When it was looked up, a timestamp of the clock.</param>
public sealed record HeldKey(KeyState State, DataKey? Key, string Master, long Since)
{
    internal static readonly HeldKey Missing = new(KeyState.None, null, "", 0);

    /// <summary>The key itself.</summary>
    /// <exception cref="MasterKeyMissingException">It is locked.</exception>
    /// <exception cref="KeyDamagedException">It was altered, destroyed, or is not there, though something was enciphered under it.</exception>
    public DataKey Usable(string subject) => Key ?? throw (State == KeyState.Locked ? new MasterKeyMissingException(Master) : new KeyDamagedException(subject));
}

/// <summary>The store is enciphered under a master key that this node does not have.</summary>
public sealed class MasterKeyMissingException(string id)
    : Exception($"The store is enciphered under the master key {id}, which is not among this node's keys.")
{
    /// <summary>Of the key that is missing.</summary>
    public string Id => id;
}
