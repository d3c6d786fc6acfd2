using Microsoft.IdentityModel.Tokens;

namespace Reinstate.Gateway.Identity.Tokens;

/// <summary>Why a token is not valid, in words that quote nothing of it.</summary>
internal static class TokenFaults
{
    public static string Of(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => "it has expired",
        SecurityTokenNotYetValidException => "it is not valid yet",
        SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => "it does not say when it expires",
        SecurityTokenInvalidAudienceException => "it is for another audience",
        SecurityTokenInvalidIssuerException => "it is of another issuer",
        SecurityTokenInvalidAlgorithmException => "its algorithm is not accepted",
        SecurityTokenInvalidTypeException => "its type is not that of an access token",
        SecurityTokenSignatureKeyNotFoundException => "it is signed with a key that the issuer does not have",
        SecurityTokenInvalidSignatureException => "its signature does not fit",
        _ => "it cannot be verified",
    };
}
