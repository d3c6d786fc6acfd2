using Reinstate.Contracts.Signing;
using Reinstate.Silo.Commands;
using Reinstate.Silo.Hosting;

namespace Reinstate.Silo.Sealing;

/// <summary>
/// The folder of a node's signing keys: <c>NAME.key</c> holds a private key, <c>NAME.pub</c> the public half of one that was replaced, or of another node. The last private key by
/// name signs; all verify. A mounted secret of a cluster is such a folder; it is read anew each time, so a key that is replaced there counts without a restart.
/// </summary>
internal sealed class KeyFolder(string folder)
{
    private const string Private = ".key";
    private const string Public = ".pub";

    public string Path => folder;

    /// <summary>The usual one: <c>keys</c> beside the embedded store, or where that would be.</summary>
    public static KeyFolder Of(StoreAddress store) =>
        new(System.IO.Path.Combine(store is StoreAddress.Sqlite(var file) ? System.IO.Path.GetDirectoryName(file)! : StoreOptions.Data, "keys"));

    /// <summary>The key that signs now; made where there is none.</summary>
    /// <exception cref="KeysUnusableException">It cannot be read, or not be made.</exception>
    public SigningKey Current(TimeProvider time) => Guard(() => Files(Private) is [.., var last] ? Read(last) : Add(time));

    /// <summary>Makes a new key, which signs from now on. Of those before only the public halves are kept.</summary>
    /// <exception cref="KeysUnusableException">It cannot be made, or one of those before cannot be read.</exception>
    public SigningKey Rotate(TimeProvider time) => Guard(() =>
    {
        var before = Files(Private);
        var added = Add(time);
        foreach (var file in before)
        {
            using var key = Read(file);
            File.WriteAllText(System.IO.Path.ChangeExtension(file, Public), key.PublicPem);
            File.Delete(file);
        }

        return added;
    });

    /// <summary>All keys that signatures are held against.</summary>
    /// <exception cref="KeysUnusableException">One cannot be read.</exception>
    public PublicKeys All() => Guard(() => new PublicKeys([.. Files(Private).Concat(Files(Public)).Select(File.ReadAllText)]));

    private SigningKey Add(TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var key = SigningKey.Create();
        var file = System.IO.Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}-{key.Id}{Private}");
        OwnerFile.Write(file, key.PrivatePem());
        return key;
    }

    private List<string> Files(string kind) => Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + kind).Order(StringComparer.Ordinal)] : [];

    private static SigningKey Read(string file)
    {
        try
        {
            return SigningKey.FromPem(File.ReadAllText(file));
        }
        catch (ArgumentException e)
        {
            throw new KeysUnusableException($"{file}: {e.Message}", e);
        }
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new KeysUnusableException($"The folder of keys, {folder}, cannot be used: {e.Message} Name another with --keys.", e);
        }
    }
}

/// <summary>There is no key to sign or to verify with; the message says which file and why, never what it holds.</summary>
internal sealed class KeysUnusableException(string message, Exception? inner = null) : Exception(message, inner);
