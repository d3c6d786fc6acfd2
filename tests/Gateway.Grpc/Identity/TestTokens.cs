using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.GatewayTests;

/// <summary>Tokens made by hand, good and bad: whatever a header and a payload can say, signed with whatever key. Nothing of the library that verifies them is used.</summary>
internal static class TestTokens
{
    public const string Issuer = "http://127.0.0.1/";

    /// <summary>Claims of a manager of everything, valid for some minutes.</summary>
    public static JsonObject Claims(string tenant = "haven", string person = "s-rm", string role = "registered_manager", string issuer = Issuer) => new()
    {
        ["iss"] = issuer,
        ["aud"] = "reinstate",
        ["sub"] = person,
        ["iat"] = Seconds(0),
        ["exp"] = Seconds(300),
        ["reinstate_organisation"] = tenant,
        ["reinstate_roles"] = new JsonArray(role),
        ["reinstate_services"] = "*",
    };

    /// <summary>An instant of JWT, so many seconds from now.</summary>
    public static long Seconds(int fromNow) => TimeProvider.System.GetUtcNow().AddSeconds(fromNow).ToUnixTimeSeconds();

    public static string Sign(ECDsa key, string keyId, JsonObject claims, string algorithm = "ES256", string? type = "at+jwt") =>
        Sign(Header(algorithm, type, keyId), claims.ToJsonString(), bytes => key.SignData(bytes, HashAlgorithmName.SHA256));

    public static string Sign(RSA key, string keyId, JsonObject claims, string algorithm = "RS256", string? type = "at+jwt") => Sign(
        Header(algorithm, type, keyId), claims.ToJsonString(),
        bytes => key.SignData(bytes, HashAlgorithmName.SHA256, algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1));

    public static string Sign(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Header(string algorithm, string? type, string keyId)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = keyId };
        if (type is not null)
        {
            header["typ"] = type;
        }

        return header.ToJsonString();
    }
}
