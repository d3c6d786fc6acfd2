namespace Reinstate.Storage.Enciphering;

/// <summary>The bytes of a scan as the store keeps them.</summary>
/// <param name="Subject">Under whose key they are: <c>person/id</c> or <c>organisation</c>. The same picture of two people is there twice, so that one of them can be erased.</param>
/// <param name="Sha256">Of the plain bytes, in lower-case hexadecimal.</param>
/// <param name="Data">The envelope that they are in.</param>
public sealed record ScanRow(string Subject, string Sha256, ReadOnlyMemory<byte> Data);

/// <summary>Where a store keeps the bytes of scans. They lie beside the log: an event names them, and is appended once they are durable.</summary>
public interface IScanRows
{
    /// <summary>The row, or null.</summary>
    /// <exception cref="Log.LogUnavailableException">It cannot be read.</exception>
    ValueTask<ScanRow?> FindScanAsync(string tenant, string subject, string sha256, CancellationToken cancellation);

    /// <summary>Puts a row there, also over one that is damaged; it is durable when this returns.</summary>
    /// <exception cref="Log.LogUnavailableException">It may or may not be there; put it again.</exception>
    ValueTask PutScanAsync(string tenant, ScanRow row, CancellationToken cancellation);
}
