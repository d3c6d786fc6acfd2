using Reinstate.Storage.Enciphering;

namespace Reinstate.Silo.Sealing;

/// <summary>Where a node has its master keys from.</summary>
internal static class MasterKeys
{
    /// <summary>Base64 keys, separated by commas, the current one first: for a secret of a cluster that comes as a variable.</summary>
    public const string Variable = "REINSTATE_MASTER_KEYS";

    /// <summary>Those of the variable, where it is set, else those in the folder of keys.</summary>
    /// <exception cref="KeysUnusableException">The variable does not hold keys.</exception>
    public static IMasterKeys Of(KeyFolder folder) => Given is { } keys ? new GivenMasterKeys(keys) : new MasterKeyFolder(folder.Path);

    /// <summary>Makes a new one in the folder, which is the current one from now on.</summary>
    /// <exception cref="KeysUnusableException">It cannot be made, or keys come from the variable.</exception>
    public static MasterKey Add(KeyFolder folder) => Given is null ? new MasterKeyFolder(folder.Path).Add(TimeProvider.System)
        : throw new KeysUnusableException($"{Variable} is set: put the new key before the others there, and then use --rewrap.");

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } keys ? keys : null;
}

/// <summary>Master keys that do not change while the program runs.</summary>
internal sealed class GivenMasterKeys : IMasterKeys
{
    private readonly List<MasterKey> _keys;

    /// <exception cref="KeysUnusableException">These are no keys.</exception>
    public GivenMasterKeys(string keys)
    {
        try
        {
            _keys = [.. keys.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(key => new MasterKey(Convert.FromBase64String(key)))];
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            // Not what the exception says of the text, which is a secret.
            throw new KeysUnusableException($"{MasterKeys.Variable} holds keys of {MasterKey.Length} bytes in base64, separated by commas; one of these is not.", e);
        }

        if (_keys.Count == 0)
        {
            throw new KeysUnusableException($"{MasterKeys.Variable} holds keys of {MasterKey.Length} bytes in base64, separated by commas; there is none.");
        }
    }

    public MasterKey Current => _keys[0];

    public MasterKey? Find(string id) => _keys.Find(key => key.Id == id);
}

/// <summary>
/// Master keys as files <c>NAME.master</c> (base64, 32 bytes), the last by name being the current one; made where there is none. A mounted secret of a cluster is such a folder, and
/// what is added to it while the node runs counts.
/// </summary>
internal sealed class MasterKeyFolder(string folder) : IMasterKeys
{
    private const string Kind = ".master";

    private volatile IReadOnlyList<MasterKey> _known = [];

    /// <exception cref="KeysUnusableException">The folder cannot be read, or no key be made in it.</exception>
    public MasterKey Current => Read() is [.., var last] ? last : Add(TimeProvider.System);

    /// <exception cref="KeysUnusableException">The folder cannot be read.</exception>
    public MasterKey? Find(string id) => _known.FirstOrDefault(key => key.Id == id) ?? Read().FirstOrDefault(key => key.Id == id);

    /// <summary>A new key, which is the current one from now on.</summary>
    /// <exception cref="KeysUnusableException">It cannot be made.</exception>
    public MasterKey Add(TimeProvider time) => Guard(() =>
    {
        Directory.CreateDirectory(folder);
        var key = MasterKey.Create();
        OwnerFile.Write(Path.Combine(folder, $"{time.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}-{key.Id}{Kind}"), key.Secret);
        return Read()[^1];
    });

    private IReadOnlyList<MasterKey> Read() => Guard(() => _known = Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*" + Kind).Order(StringComparer.Ordinal).Select(Read)] : []);

    private static MasterKey Read(string file)
    {
        try
        {
            return new MasterKey(Convert.FromBase64String(File.ReadAllText(file).Trim()));
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new KeysUnusableException($"{file} does not hold a master key: {MasterKey.Length} bytes in base64.", e);
        }
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeysUnusableException($"The folder of keys, {folder}, cannot be used: {e.Message} Name another with --keys.", e);
        }
    }
}
