using System.Diagnostics;
using Npgsql;

namespace Reinstate.TestPostgres;

/// <summary>
/// A temporary PostgreSQL cluster on a Unix socket of its own: nothing else on the machine is touched, and nothing is left, even when the
/// test process is killed (see cluster.sh). Not durable against loss of power (fsync is off), unless asked for.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Process _shell;
    private readonly Queue<string> _log = [];
    private TaskCompletionSource _ready = NewSignal();
    private int _databases;

    private PostgresServer(Process shell) => _shell = shell;

    /// <summary>The cluster's folder, which is also that of its socket.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>Process id of the postmaster, for tests that end it their own way.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Starts a cluster and returns when it accepts connections (about 1.5 s).</summary>
    /// <param name="durable">Keep fsync on, for benchmarks and for crash tests.</param>
    /// <param name="within">The folder in which the cluster makes its own; the system's for temporary files when null. Any user must be able to write there.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed or did not start; the message says what to do.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable = false, string? within = null)
    {
        var shell = Process.Start(Command(durable, within)) ?? throw new InvalidOperationException("No shell to start PostgreSQL from.");
        var server = new PostgresServer(shell);
        shell.ErrorDataReceived += (_, line) => server.Heard(line.Data);
        shell.BeginErrorReadLine();
        server.Folder = await server.LineAsync();
        await server.AwaitReadyAsync();
        return server;
    }

    /// <summary>How to reach a database of this cluster as its superuser.</summary>
    public string ConnectionString(string database = "postgres") =>
        new NpgsqlConnectionStringBuilder { Host = Folder, Database = database, Username = "postgres" }.ToString();

    /// <summary>Creates an empty database under a fresh name and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create(ConnectionString() + ";Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Stops the server and ends its connections; <paramref name="crash"/> leaves it no time to write anything. Its data stay.</summary>
    public Task StopAsync(bool crash = false) => EndAsync(crash ? "crash" : "stop");

    /// <summary>SIGKILL to the postmaster and all of its backends at once, as if the machine had lost them; the next start recovers from the write-ahead log.</summary>
    public Task KillAsync() => EndAsync("kill");

    /// <summary>Starts the stopped server on the same data and address; as a <paramref name="standby"/> it is in recovery, hence read-only, until <c>pg_promote()</c>.</summary>
    public async Task StartAgainAsync(bool standby = false)
    {
        await _shell.StandardInput.WriteLineAsync(standby ? "standby" : "start");
        await AwaitReadyAsync();
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task EndAsync(string word)
    {
        _ready = NewSignal();
        await _shell.StandardInput.WriteLineAsync(word);
        await LineAsync();
        NpgsqlConnection.ClearAllPools();
    }

    private static ProcessStartInfo Command(bool durable, string? within)
    {
        // PostgreSQL refuses to run as root; the user that its package creates will do.
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        string[] settings = durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"];
        // A session of its own: what ends the tests' whole process group must not end the shell before it has cleaned up.
        string[] all = ["setsid", .. user, "sh", "-c", Script(), "cluster.sh", PostgresBinaries.Folder(), "-c", "max_connections=200", .. settings];
        var command = new ProcessStartInfo(all[0], all[1..])
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (within is not null)
        {
            command.Environment["TMPDIR"] = within;
        }

        return command;
    }

    // Passed as text: the other user need not be able to read the folder of the tests.
    private static string Script()
    {
        using var reader = new StreamReader(typeof(PostgresServer).Assembly.GetManifestResourceStream("cluster.sh")!);
        return reader.ReadToEnd();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AwaitReadyAsync()
    {
        ProcessId = int.Parse(await LineAsync());
        try
        {
            await _ready.Task.WaitAsync(TimeSpan.FromSeconds(120));
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException("PostgreSQL does not get ready: " + string.Join('\n', LastLines()), e);
        }
    }

    private async Task<string> LineAsync() =>
        await _shell.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("PostgreSQL did not start: " + string.Join('\n', LastLines()));

    private string[] LastLines()
    {
        lock (_log)
        {
            return [.. _log];
        }
    }

    private void Heard(string? line)
    {
        if (line is null)
        {
            _ready.TrySetException(new InvalidOperationException("PostgreSQL ended: " + string.Join('\n', LastLines())));
            return;
        }

        lock (_log)
        {
            _log.Enqueue(line);
            if (_log.Count > 20)
            {
                _log.Dequeue();
            }
        }

        if (line.Contains("database system is ready to accept ", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
