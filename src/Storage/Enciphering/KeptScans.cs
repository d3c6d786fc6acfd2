using System.Security.Cryptography;
using Reinstate.Contracts.Privacy;

namespace Reinstate.Storage.Enciphering;

/// <summary>How a scan was found.</summary>
public enum ScanState
{
    /// <summary>As it was kept.</summary>
    Whole,

    /// <summary>Its bytes are not there.</summary>
    Missing,

    /// <summary>Its bytes do not open, or are not those of its name.</summary>
    Damaged,

    /// <summary>The person was erased, and nobody can open it any more.</summary>
    Erased,
}

/// <summary>A scan as it was found; without bytes unless it is whole.</summary>
public readonly record struct FoundScan(ScanState State, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// The bytes of scans, known by their SHA-256 and enciphered under the key of whom they are about, as events are (ADR 22): destroying that key erases them too. Where a scan stands
/// (organisation, whose, name) is authenticated with it, and what comes out is held against its name.
/// </summary>
/// <remarks>Cost: about 10 ms for 8 MiB, and what the store takes to write or read them.</remarks>
public sealed class KeptScans(IScanRows rows, DataKeys keys)
{
    /// <summary>Makes the bytes durable. Those that are there, whole, stay as they are; those that were lost are put back.</summary>
    /// <param name="tenant">The organisation.</param>
    /// <param name="person">Whose sheet it is of, or empty.</param>
    /// <param name="sha256">Of the bytes, in lower-case hexadecimal.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellation">Of the waiting.</param>
    /// <returns>False where the person was erased.</returns>
    /// <exception cref="Log.LogUnavailableException">They may or may not be durable; ask again.</exception>
    public async ValueTask<bool> KeepAsync(string tenant, string person, string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var (owner, subject) = Owner(person);
        var key = (await keys.ToWriteAsync(tenant, [subject], cancellation))[subject];
        if (key.State == KeyState.Destroyed)
        {
            return false;
        }

        if (await FindAsync(tenant, person, sha256, cancellation) is not { State: ScanState.Whole })
        {
            await rows.PutScanAsync(tenant, new ScanRow(subject, sha256, Envelope.Close(key.Usable(subject), Place(tenant, subject, sha256), owner, [], bytes.Span)), cancellation);
        }

        return true;
    }

    /// <summary>The bytes of a scan that an event names, or why there are none.</summary>
    /// <exception cref="Log.LogUnavailableException">They cannot be read.</exception>
    /// <exception cref="MasterKeyMissingException">The key is wrapped under a master key that this node does not have.</exception>
    public async ValueTask<FoundScan> FindAsync(string tenant, string person, string sha256, CancellationToken cancellation)
    {
        var (_, subject) = Owner(person);
        var key = (await keys.ToReadAsync(tenant, [subject], cancellation))[subject];
        if (key.State == KeyState.Destroyed)
        {
            return new(ScanState.Erased, default);
        }

        if (await rows.FindScanAsync(tenant, subject, sha256, cancellation) is not { } row)
        {
            return new(ScanState.Missing, default);
        }

        try
        {
            var bytes = Envelope.Open(key.Usable(subject), Place(tenant, subject, sha256), row.Data);
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? new(ScanState.Whole, bytes) : new(ScanState.Damaged, default);
        }
        catch (Exception e) when (e is EnvelopeDamagedException or KeyDamagedException)
        {
            return new(ScanState.Damaged, default);
        }
    }

    private static (KeyOwner Owner, string Subject) Owner(string person)
    {
        var owner = KeyOwner.Of(Stream, person);
        return (owner, owner.Subject(Stream));
    }

    /// <summary>Scans are in no stream; in an envelope's place this stands for it, before the subject.</summary>
    private const string Stream = "scan";

    private static EnvelopePlace Place(string tenant, string subject, string sha256) => new(tenant, $"{Stream}/{subject}", sha256);
}
