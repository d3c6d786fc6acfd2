using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.Gateway.Identity.Issuers;

/// <summary>
/// An issuer that is known by its address: discovery document and keys are fetched when first wanted and again every few minutes, meanwhile those that are known serve. A token with an
/// unknown key id waits for one more look.
/// </summary>
/// <remarks>
/// Invariant: one look at a time, and two never closer together than <see cref="IdentityOptions.KeysAtMostEvery"/>, whatever tokens are sent. IdentityModel's own manager answers the
/// first token of a new key with a refusal and fetches behind it; here it waits and is accepted.
/// </remarks>
internal sealed partial class DiscoveredIssuer : IIssuer, IDisposable
{
    private readonly IdentityOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly Lock _lock = new();
    private volatile Known? _known;
    private Task? _looking;
    private long? _lookedAt;
    private volatile int _generation;

    public DiscoveredIssuer(IOptions<GatewayOptions> options, TimeProvider time, ILogger<DiscoveredIssuer> logger) =>
        (_options, _time, _logger) = (options.Value.Identity, time, logger);

    public int Generation => _generation;

    public Func<string, bool>? Vouches => null;

    private Uri Address => _options.Issuer!;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        await PrepareAsync(null, cancel);
        return _known!.Configuration;
    }

    // Asked by ASP.NET Core's handler, after the fact.
    public void RequestRefresh()
    {
    }

    public Task<OpenIdConnectConfiguration> EndpointsAsync(HttpRequest request, CancellationToken cancellation) => GetConfigurationAsync(cancellation);

    public async Task PrepareAsync(string? keyId, CancellationToken cancellation)
    {
        var known = _known;
        var age = known is null ? TimeSpan.MaxValue : _time.GetElapsedTime(known.At);
        if (known is not null && age < _options.KeysKept && (keyId is null || known.Has(keyId)))
        {
            if (age > _options.KeysFresh)
            {
                _ = Look();
            }

            return;
        }

        await Look().WaitAsync(cancellation);
        if (_known is not { } now || _time.GetElapsedTime(now.At) >= _options.KeysKept)
        {
            throw new IssuerUnavailableException();
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The look that is under way, or a new one; none when the last was a moment ago.</summary>
    private Task Look()
    {
        lock (_lock)
        {
            if (_looking is { IsCompleted: false })
            {
                return _looking;
            }

            if (_lookedAt is { } last && _time.GetElapsedTime(last) < _options.KeysAtMostEvery)
            {
                return Task.CompletedTask;
            }

            _lookedAt = _time.GetTimestamp();
            return _looking = Task.Run(LookAsync);
        }
    }

    /// <summary>Never fails: what was known stays, and who waits sees that there is nothing newer.</summary>
    private async Task LookAsync()
    {
        try
        {
            var documents = new HttpDocumentRetriever(_http) { RequireHttps = !Address.IsLoopback };
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(
                $"{Address.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration", documents, CancellationToken.None);
            if (!string.Equals(configuration.Issuer?.TrimEnd('/'), Address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal))
            {
                NamesAnother(Address);
                return;
            }

            var next = new Known(configuration, _time.GetTimestamp());
            var before = _known;
            _known = next;
            if (before?.SameKeys(next) != true)
            {
                // After the keys: whoever sees the new number verifies with them.
                Interlocked.Increment(ref _generation);
                KeysChanged(Address, next.Ids.Count);
            }
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or ArgumentException or HttpRequestException or OperationCanceledException or SecurityTokenException)
        {
            NotReached(Address, failure);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "The issuer {Issuer} cannot be reached or read; the keys that are known serve on")]
    private partial void NotReached(Uri issuer, Exception failure);

    [LoggerMessage(2102, LogLevel.Error, "The discovery document of {Issuer} names another issuer; it is not used")]
    private partial void NamesAnother(Uri issuer);

    [LoggerMessage(2103, LogLevel.Information, "{Keys} keys of {Issuer}; tokens seen before are verified again")]
    private partial void KeysChanged(Uri issuer, int keys);

    /// <param name="Configuration">As fetched.</param>
    /// <param name="At">When.</param>
    private sealed record Known(OpenIdConnectConfiguration Configuration, long At)
    {
        public HashSet<string> Ids { get; } = [.. Configuration.SigningKeys.Select(key => key.KeyId).Where(id => id is not null)];

        // Identifier and material: a key that is replaced under its id is another one.
        private HashSet<string> Prints { get; } = [.. Configuration.SigningKeys.Select(Print)];

        public bool Has(string id) => Ids.Contains(id);

        public bool SameKeys(Known other) => Prints.SetEquals(other.Prints);

        private static string Print(SecurityKey key) => $"{key.KeyId} {(key.CanComputeJwkThumbprint() ? Convert.ToHexString(key.ComputeJwkThumbprint()) : "")}";
    }
}
