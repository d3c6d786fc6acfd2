using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Reinstate.Gateway.Identity.BuiltIn;

/// <summary>The key with which the built-in issuer signs (ES256), kept in a file that its owner alone can read.</summary>
internal static class IssuerKey
{
    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key in a file, made when there is none; without a file, one for as long as this program runs.</summary>
    /// <exception cref="IssuerKeyException">Others can read the file, or it holds no such key.</exception>
    public static ECDsaSecurityKey Load(string? file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (file is not null)
        {
            Keep(file, key);
            Read(file, key);
        }

        var security = new ECDsaSecurityKey(key);
        security.KeyId = Base64UrlEncoder.Encode(security.ComputeJwkThumbprint());
        return security;
    }

    /// <summary>Of nodes that start at once, one puts its key there.</summary>
    private static void Keep(string file, ECDsa key)
    {
        if (File.Exists(file))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var made = $"{file}.{Guid.NewGuid():N}";
        var access = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            access.UnixCreateMode = OwnerAlone;
        }

        using (var stream = new StreamWriter(made, access))
        {
            stream.Write(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(made, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(made);
        }
    }

    private static void Read(string file, ECDsa key)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerAlone) != UnixFileMode.None)
        {
            throw new IssuerKeyException($"{file} can be used by others than its owner: whoever reads it can be anybody. Remove it, or chmod 600.");
        }

        try
        {
            key.ImportFromPem(File.ReadAllText(file));
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new IssuerKeyException($"{file} holds no key of the built-in issuer. Remove it, and another is made.");
        }
    }
}

/// <summary>The key of the built-in issuer cannot be used; the message says what to do.</summary>
public sealed class IssuerKeyException(string message) : Exception(message);
