using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reinstate.Storage.Backup;

/// <summary>What a backup consists of. It is sealed by a file beside it with its SHA-256, in the form that <c>sha256sum --check</c> reads.</summary>
internal sealed record BackupManifest(string Format, int Version, long Events, long Commands, IReadOnlyList<TenantFiles> Tenants)
{
    public const string File = "manifest.json";
    public const string SealFile = "manifest.json.sha256";
    public const string Name = "reinstate-backup";

    /// <summary>Raised when a program of the version before could not read what is written.</summary>
    public const int Newest = 4;

    /// <summary>The first one that is still read: without links.</summary>
    public const int Oldest = 1;

    public static BackupManifest Of(IReadOnlyList<TenantFiles> tenants) =>
        new(Name, Newest, tenants.Sum(tenant => tenant.Events.Lines), tenants.Sum(tenant => tenant.Commands.Lines), tenants);

    public void Write(Func<string, Stream> create)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Indented.BackupManifest);
        Write(create, File, bytes);
        Write(create, SealFile, System.Text.Encoding.ASCII.GetBytes(SealOf(bytes)));
    }

    /// <exception cref="BackupDamagedException">It is missing, was changed, or is of another format.</exception>
    public static BackupManifest Read(string folder)
    {
        var (path, seal) = (Path.Combine(folder, File), Path.Combine(folder, SealFile));
        if (new[] { path, seal }.Where(file => !System.IO.File.Exists(file)).ToList() is { Count: > 0 } missing)
        {
            throw new BackupDamagedException([.. missing.Select(file => $"{Path.GetFileName(file)} is missing in {folder}.")]);
        }

        var bytes = System.IO.File.ReadAllBytes(path);
        if (!string.Equals(SealOf(bytes), System.IO.File.ReadAllText(seal), StringComparison.Ordinal))
        {
            throw new BackupDamagedException($"{File} was changed: its SHA-256 is not that of {SealFile}.");
        }

        return Parse(bytes);
    }

    private static BackupManifest Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var (format, version) = (document.RootElement.GetProperty("format").GetString(), document.RootElement.GetProperty("version").GetInt32());
            if (format != Name || version is < Oldest or > Newest)
            {
                throw new BackupDamagedException($"{File} is of format {format}, version {version}; this program reads {Name}, versions {Oldest} to {Newest}.");
            }

            return JsonSerializer.Deserialize(bytes, BackupJson.Lines.BackupManifest)!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new BackupDamagedException($"{File} cannot be read: {e.Message}");
        }
    }

    private static string SealOf(byte[] bytes) => $"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {File}\n";

    private static void Write(Func<string, Stream> create, string name, byte[] bytes)
    {
        using var file = create(name);
        file.Write(bytes);
        LinesFile.ToDisk(file);
    }
}

/// <summary>A tenant's part: everything up to a position, and nothing after it.</summary>
internal sealed record TenantFiles(string Tenant, long Position, FileSeal Events, FileSeal Commands, FileSeal? Checkpoints = null, FileSeal? Keys = null, FileSeal? Scans = null)
{
    /// <summary>All of them; before version 2 there are no checkpoints, before version 3 no keys, before version 4 no scans.</summary>
    [JsonIgnore]
    public IEnumerable<FileSeal> Files => ((FileSeal?[])[Events, Commands, Checkpoints, Keys, Scans]).OfType<FileSeal>();
}

/// <summary>What a file must be.</summary>
/// <param name="File">Its name in the folder, without a path.</param>
/// <param name="Lines">How many lines, each ended by a line feed.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Of all its bytes, in lower-case hexadecimal.</param>
internal sealed record FileSeal(string File, long Lines, long Bytes, string Sha256);
