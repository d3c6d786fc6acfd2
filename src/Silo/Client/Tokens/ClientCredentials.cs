using Grpc.Core;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Reinstate.Silo.Client.Tokens;

/// <summary>Tokens that an issuer gives to this program for its own id and secret: the same for every call, because the issuer says who it is.</summary>
internal sealed class ClientCredentials(string issuer, string id, string secret, string? scope, string? resource) : ITokenSource, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly SemaphoreSlim _one = new(1, 1);
    private Uri? _endpoint;
    private (string Token, DateTimeOffset Until) _known;

    public async Task<string> ForAsync(Caller caller, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_known.Until < TimeProvider.System.GetUtcNow())
            {
                _endpoint ??= await EndpointAsync(cancellation);
                _known = await TokenRequest.SendAsync(_http, _endpoint, Form(), $"The issuer gives no token for {TokenSources.ClientId} and {TokenSources.ClientSecret}.", cancellation);
            }

            return _known.Token;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    private async Task<Uri> EndpointAsync(CancellationToken cancellation)
    {
        try
        {
            var address = new Uri(issuer);
            var documents = new HttpDocumentRetriever(_http) { RequireHttps = !address.IsLoopback };
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync($"{issuer.TrimEnd('/')}/.well-known/openid-configuration", documents, cancellation);
            return new Uri(configuration.TokenEndpoint);
        }
        catch (UriFormatException)
        {
            throw new NoTokenException($"{TokenSources.Issuer} is not an address.");
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or HttpRequestException)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "No token: the issuer does not answer.", e));
        }
    }

    private Dictionary<string, string> Form()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = secret };
        if (scope is not null)
        {
            form["scope"] = scope;
        }

        if (resource is not null)
        {
            form["resource"] = resource;
        }

        return form;
    }
}
