using System.IO.Compression;
using Grpc.Net.Compression;

namespace Reinstate.Gateway.Errors;

/// <summary>gzip whose unpacked size is bounded; the framework bounds only the packed one.</summary>
internal sealed class BoundedCompression(int limit) : ICompressionProvider
{
    public string EncodingName => "gzip";

    public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? CompressionLevel.Fastest, leaveOpen: true);

    public Stream CreateDecompressionStream(Stream stream) =>
        new BoundedStream(new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true), limit);
}
