using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Reinstate.Gateway.Pages;

/// <summary>One file of the web app, as it is and compressed as it was built. Held in memory: all of them are a few megabytes, and what is not held cannot be asked for by a trick with the path.</summary>
internal sealed record WebFile(string ContentType, byte[] Plain, byte[]? Brotli, byte[]? Gzip, bool NamedByContent)
{
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Plain))[..32]}\"");

    public async Task SendAsync(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.CacheControl = NamedByContent ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = _tag.ToString();
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(_tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (bytes, encoding) = Best(http.Request.GetTypedHeaders().AcceptEncoding);
        headers.ContentEncoding = encoding;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    private (byte[] Bytes, string? Encoding) Best(IList<StringWithQualityHeaderValue> accepted)
    {
        bool Accepts(string name) => accepted.Any(one => one.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
        return Brotli is not null && Accepts("br") ? (Brotli, "br")
            : Gzip is not null && Accepts("gzip") ? (Gzip, "gzip")
            : (Plain, null);
    }
}
