using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Reinstate.Storage.Log;
using Reinstate.Storage.Postgres;

namespace Reinstate.Bench;

/// <summary>One connection's worth of load: batch after batch, each committed before the next begins.</summary>
internal interface IBatchLoad : IAsyncDisposable
{
    Task PrepareAsync();

    /// <summary>Commits one batch and says how many events it held.</summary>
    Task<int> NextAsync();
}

/// <summary>The events that both loads write: the same tenants, streams, keys and 300 bytes.</summary>
internal sealed class BatchEvents(int load, int tenants, int batch)
{
    private const int Streams = 5_000;
    private readonly string[] _tenants = [.. Enumerable.Range(0, tenants).Select(n => $"organisation-{n:000}")];
    private readonly string[] _streams = [.. Enumerable.Range(0, Streams).Select(n => $"person/{load}-{n:000000}")];
    private readonly string[] _services = [.. Enumerable.Range(0, 20).Select(n => $"service-{n:00}")];
    private readonly Dictionary<(string, string), long> _versions = [];
    private readonly DateTimeOffset _recordedAt = DateTimeOffset.FromUnixTimeSeconds(1_773_489_600);
    private readonly byte[] _hash = new byte[32];
    private readonly byte[] _data = Data();
    private int _next;

    public string Type => "reinstate.v1.EntriesRecorded";

    public AppendRequest[] Next()
    {
        var requests = new AppendRequest[batch];
        for (var i = 0; i < batch; i++)
        {
            var n = _next++;
            var (tenant, stream) = (_tenants[n % tenants], _streams[(int)(n * 2_654_435_761L % Streams)]);
            var version = _versions[(tenant, stream)] = _versions.GetValueOrDefault((tenant, stream)) + 1;
            requests[i] = new AppendRequest(
                tenant, stream, version - 1, string.Create(CultureInfo.InvariantCulture, $"c{n * 2_654_435_761L & 0xffffffff:x8}-{load:00}-{n:000000000}"), _hash, ReadOnlyMemory<byte>.Empty,
                _recordedAt, "staff-017", "care_worker", [new NewEvent(Type, _data, "incident-01", _services[n % _services.Length])]);
        }

        return requests;
    }

    private static byte[] Data()
    {
        var data = new byte[300];
        new Random(1).NextBytes(data);
        return data;
    }
}

internal sealed class AppendLoad(string database, int load, int tenants, int batch) : IBatchLoad
{
    private readonly PostgresLog _log = PostgresLog.Open(database);
    private readonly BatchEvents _events = new(load, tenants, batch);

    public Task PrepareAsync() => Task.CompletedTask;

    public async Task<int> NextAsync()
    {
        var outcomes = await _log.AppendAsync(_events.Next(), CancellationToken.None);
        return outcomes.All(outcome => outcome is AppendOutcome.Appended) ? batch : throw new InvalidOperationException("An append was refused.");
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();
}

/// <summary>COPY needs no judging: each load has its own range of positions.</summary>
internal sealed class CopyLoad(string database, int load, int tenants, int batch) : IBatchLoad
{
    private const string Columns = "tenant, position, stream, version, type, data, recorded_at, actor, role, key, incident, service";
    private readonly NpgsqlConnection _connection = new(database);
    private readonly BatchEvents _events = new(load, tenants, batch);
    private long _position = load * 1_000_000_000L;

    public async Task PrepareAsync()
    {
        await _connection.OpenAsync();
        await using var create = new NpgsqlCommand(
            "CREATE TABLE IF NOT EXISTS copied (LIKE reinstate.event INCLUDING ALL)", _connection);
        await create.ExecuteNonQueryAsync();
    }

    public async Task<int> NextAsync()
    {
        await using var copy = await _connection.BeginBinaryImportAsync($"COPY copied ({Columns}) FROM STDIN (FORMAT BINARY)");
        foreach (var r in _events.Next())
        {
            var e = r.Events[0];
            await copy.StartRowAsync();
            await copy.WriteAsync(r.Tenant, NpgsqlDbType.Text);
            await copy.WriteAsync(++_position, NpgsqlDbType.Bigint);
            await copy.WriteAsync(r.Stream, NpgsqlDbType.Text);
            await copy.WriteAsync(r.ExpectedVersion + 1, NpgsqlDbType.Bigint);
            await copy.WriteAsync(e.Type, NpgsqlDbType.Text);
            await copy.WriteAsync(e.Data, NpgsqlDbType.Bytea);
            await copy.WriteAsync(r.RecordedAt, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(r.Actor, NpgsqlDbType.Text);
            await copy.WriteAsync(r.Role, NpgsqlDbType.Text);
            await copy.WriteAsync(r.Key, NpgsqlDbType.Text);
            await copy.WriteAsync(e.Incident, NpgsqlDbType.Text);
            await copy.WriteAsync(e.Service, NpgsqlDbType.Text);
        }

        return (int)await copy.CompleteAsync();
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
