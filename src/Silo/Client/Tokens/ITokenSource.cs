namespace Reinstate.Silo.Client.Tokens;

/// <summary>Where access tokens come from.</summary>
internal interface ITokenSource
{
    /// <summary>A token for calls in somebody's name, valid for a while yet.</summary>
    /// <exception cref="NoTokenException">There is none to be had.</exception>
    /// <exception cref="Grpc.Core.RpcException">UNAVAILABLE: whoever gives it cannot be reached just now.</exception>
    Task<string> ForAsync(Caller caller, CancellationToken cancellation);
}

/// <summary>Nobody gives this program a token; the message says what to do.</summary>
internal sealed class NoTokenException(string message) : Exception(message);
