using Reinstate.Contracts.Privacy;

namespace Reinstate.Storage.Enciphering;

/// <summary>A data key as the store keeps it.</summary>
/// <param name="Subject">Whose key it is: <c>person/id</c>, <c>organisation</c> or <c>folds</c>.</param>
/// <param name="Master">Id of the master key under which it is wrapped; empty once it is destroyed.</param>
/// <param name="Wrapped">As <see cref="MasterKey"/> writes it; empty once it is destroyed.</param>
public sealed record KeyRow(string Subject, string Master, ReadOnlyMemory<byte> Wrapped)
{
    /// <summary>The row says for ever that there was a key, so that none is made again.</summary>
    public bool IsDestroyed => Wrapped.IsEmpty;
}

/// <summary>Where a store keeps data keys. They lie beside the log, not in it: they can be destroyed.</summary>
public interface IKeyRows
{
    /// <summary>The rows of those subjects that have one.</summary>
    /// <exception cref="Log.LogUnavailableException">They cannot be read.</exception>
    ValueTask<IReadOnlyList<KeyRow>> FindKeysAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation);

    /// <summary>Adds rows, and answers those that are there then: a subject that has one keeps it.</summary>
    /// <exception cref="Log.LogUnavailableException">They may or may not be there.</exception>
    ValueTask<IReadOnlyList<KeyRow>> AddKeysAsync(string tenant, IReadOnlyList<KeyRow> rows, CancellationToken cancellation);

    /// <summary>At most so many rows after a subject, in ordinal order.</summary>
    ValueTask<IReadOnlyList<KeyRow>> KeysAfterAsync(string tenant, string subject, int max, CancellationToken cancellation);

    /// <summary>Wraps keys anew; one that is not as it was any more (destroyed in between) is left.</summary>
    /// <returns>How many were.</returns>
    ValueTask<int> RewrapKeysAsync(string tenant, IReadOnlyList<(KeyRow Was, KeyRow Becomes)> rows, CancellationToken cancellation);

    /// <summary>Destroys the key of a subject for ever: what was enciphered under it can never be read again, and no new one can be added.</summary>
    ValueTask DestroyKeyAsync(string tenant, string subject, CancellationToken cancellation);

    /// <summary>Removes the key of a subject, for which a new one can then be added: of what can be made again.</summary>
    ValueTask DropKeyAsync(string tenant, string subject, CancellationToken cancellation);
}
