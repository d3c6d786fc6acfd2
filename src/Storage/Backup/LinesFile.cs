using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Reinstate.Storage.Backup;

/// <summary>A file of JSON lines that is sealed while it is written, and held against its seal before and while it is read.</summary>
internal static class LinesFile
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes one line for each value and returns what was written, once it is on the disk.</summary>
    public static async Task<FileSeal> WriteAsync<T>(
        Func<string, Stream> create, string name, IAsyncEnumerable<T> values, JsonTypeInfo<T> line, CancellationToken cancellation)
    {
        await using var file = create(name);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>(2 * BufferSize);
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = line.Options.Encoder, SkipValidation = true });
        var (lines, bytes) = (0L, 0L);
        await foreach (var value in values.WithCancellation(cancellation))
        {
            json.Reset();
            JsonSerializer.Serialize(json, value, line);
            json.Flush();
            buffer.Write("\n"u8);
            lines++;
            if (buffer.WrittenCount >= BufferSize)
            {
                await EmptyAsync();
            }
        }

        await EmptyAsync();
        ToDisk(file);
        return new FileSeal(name, lines, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async Task EmptyAsync()
        {
            hash.AppendData(buffer.WrittenSpan);
            bytes += buffer.WrittenCount;
            await file.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>What differs between a file and its seal; null when nothing does.</summary>
    public static async Task<string?> FaultAsync(string folder, FileSeal seal, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, seal.File);
        if (!string.Equals(Path.GetFileName(seal.File), seal.File, StringComparison.Ordinal) || !File.Exists(path))
        {
            return $"{seal.File} is missing in {folder}.";
        }

        await using var file = Open(path);
        if (file.Length != seal.Bytes)
        {
            return $"{seal.File} has {file.Length} bytes; the manifest says {seal.Bytes}.";
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, lines) = (new byte[BufferSize], 0L);
        for (var read = await file.ReadAsync(buffer, cancellation); read > 0; read = await file.ReadAsync(buffer, cancellation))
        {
            hash.AppendData(buffer.AsSpan(0, read));
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) != seal.Sha256 ? $"{seal.File} was changed: its SHA-256 is not the manifest's."
            : lines != seal.Lines ? $"{seal.File} has {lines} lines; the manifest says {seal.Lines}." : null;
    }

    /// <summary>The values of a file, which must still be what its seal says when the last one has been read.</summary>
    /// <exception cref="BackupDamagedException">A line cannot be read, or the file was changed since it was looked at.</exception>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        string folder, FileSeal seal, JsonTypeInfo<T> line, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        await using var file = new CryptoStream(Open(Path.Combine(folder, seal.File)), hash, CryptoStreamMode.Read);
        var (pipe, lines) = (PipeReader.Create(file, new StreamPipeReaderOptions(bufferSize: BufferSize)), 0L);
        ReadResult read;
        do
        {
            read = await pipe.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Parse(rest.Slice(0, end), line, seal, ++lines);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            pipe.AdvanceTo(rest.Start, read.Buffer.End);
        }
        while (!read.IsCompleted);

        if (lines != seal.Lines || Convert.ToHexStringLower(hash.Hash!) != seal.Sha256)
        {
            throw new BackupDamagedException($"{seal.File} was changed while it was read.");
        }
    }

    /// <summary>A backup that is moved in must be on the disk before it is there.</summary>
    public static void ToDisk(Stream file)
    {
        if (file is FileStream onDisk)
        {
            onDisk.Flush(flushToDisk: true);
        }
    }

    private static T Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> line, FileSeal seal, long number)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            var value = JsonSerializer.Deserialize(ref json, line);
            return value is not null && json.BytesConsumed == bytes.Length ? value : throw new JsonException("It is not one value.");
        }
        catch (JsonException e)
        {
            throw new BackupDamagedException($"{seal.File}, line {number}, cannot be read: {e.Message}");
        }
    }

    private static FileStream Open(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Options = FileOptions.SequentialScan, BufferSize = BufferSize });
}
