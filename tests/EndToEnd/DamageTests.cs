using Microsoft.Data.Sqlite;
using Reinstate.Contracts.Signing;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.Silo.Verification;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

/// <summary>Somebody who reaches the file of a played log, and not the program, changes it: <c>verify</c> names what.</summary>
public sealed class DamageTests(PlayedDemo demo) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private string _tenant = "";
    private long _head;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.At("data"), "reinstate.db");

    public async ValueTask InitializeAsync()
    {
        await demo.CopyAsync(_folder.At("data"));
        await using var log = SqliteLog.Open(File);
        _tenant = Assert.Single(await log.TenantsAsync(Cancellation));
        _head = (await log.HeadAsync(_tenant, Cancellation)).Position;
        Assert.Equal(_head, (await log.CheckpointsAsync(_tenant, Cancellation))[^1].Position);
        Assert.Empty(await FaultsAsync());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_flipped_bit_anywhere_in_an_event_is_named_by_its_position()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 25; round++)
        {
            var position = round switch { 0 => 1, 1 => _head, _ => random.NextInt64(1, _head + 1) };
            var column = round % 4 == 0 ? "link" : "data";
            var before = await BytesAsync($"SELECT {column} FROM event WHERE position = {position}");
            var after = before.ToArray();
            var bit = random.Next(8 * after.Length);
            after[bit / 8] ^= (byte)(1 << (bit % 8));
            await ExecuteAsync($"UPDATE event SET {column} = $1 WHERE position = {position}", after);
            Assert.StartsWith($"position {position}:", (await FaultsAsync())[0], StringComparison.Ordinal);
            await ExecuteAsync($"UPDATE event SET {column} = $1 WHERE position = {position}", before);
        }

        Assert.Empty(await FaultsAsync());
    }

    [Fact]
    public async Task A_log_that_was_written_anew_from_the_first_altered_event_on_is_not_what_was_signed()
    {
        await using (var log = SqliteLog.Open(File))
        {
            var link = ReadOnlyMemory<byte>.Empty;
            foreach (var e in await log.ReadTailAsync(_tenant, 0, int.MaxValue, Cancellation))
            {
                var altered = e.Position == 40 ? e with { Context = e.Context with { Actor = "somebody-else" } } : e;
                link = Chain.Next(link, altered);
                await ExecuteAsync($"UPDATE event SET actor = '{altered.Context.Actor}', link = $1 WHERE position = {e.Position}", link.ToArray());
            }

            await ExecuteAsync("UPDATE head SET link = $1", link.ToArray());
        }

        Assert.Contains("another link was signed", Assert.Single(await FaultsAsync(), fault => fault.Contains("signed", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("another link was signed", await RunAsync(1, "verify", "--data", _folder.At("data")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_whose_chain_was_taken_away_with_what_was_signed_does_not_pass_for_checked()
    {
        await ExecuteAsync("UPDATE event SET link = x''");
        await ExecuteAsync("UPDATE head SET link = x''");
        Assert.NotEmpty(await FaultsAsync());
        await ExecuteAsync("DELETE FROM checkpoint");
        Assert.Contains($"not checked: whether {_head} events were altered", await RunAsync(0, "verify", "--data", _folder.At("data")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_cut_short_and_one_that_others_signed_are_named()
    {
        using var other = SigningKey.Create();
        using var keys = new PublicKeys([other.PublicPem]);
        Assert.Contains("is signed by the key", (await FaultsAsync(keys))[0], StringComparison.Ordinal);

        await ExecuteAsync($"DELETE FROM event WHERE position > {_head - 3}");
        await ExecuteAsync($"UPDATE head SET position = {_head - 3}, link = (SELECT link FROM event WHERE position = {_head - 3})");
        Assert.Equal($"position {_head}: it was signed, and the log ends before it", (await FaultsAsync())[0]);
    }

    [Fact]
    public async Task A_pack_verifies_with_the_public_key_alone_and_an_altered_one_does_not()
    {
        await using (var keys = CommandProcess.Start("keys", "--data", _folder.At("data")))
        {
            var (_, printed) = await keys.EndAsync();
            await System.IO.File.WriteAllTextAsync(_folder.At("public.pem"), printed[..(printed.IndexOf("-----END PUBLIC KEY-----", StringComparison.Ordinal) + 24)] + "\n", Cancellation);
        }

        foreach (var pack in (await demo.PacksAsync()).Values)
        {
            Assert.EndsWith(": 0 faults\n", await RunAsync(0, "verify-pack", pack, "--key", _folder.At("public.pem")), StringComparison.Ordinal);
            var bytes = await System.IO.File.ReadAllBytesAsync(pack, Cancellation);
            bytes[bytes.Length / 3] ^= 1;
            await System.IO.File.WriteAllBytesAsync(_folder.At("altered.zip"), bytes, Cancellation);
            Assert.Contains("was altered", await RunAsync(1, "verify-pack", _folder.At("altered.zip"), "--key", _folder.At("public.pem")), StringComparison.Ordinal);
        }

        Assert.Contains("public.pem", await RunAsync(2, "verify-pack", _folder.At("public.pem"), "--key", _folder.At("nothing-here-public.pem")), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        await using var process = CommandProcess.Start(arguments);
        var (ended, output) = await process.EndAsync();
        Assert.Equal((exitCode, output), (ended, output));
        return output;
    }

    private async Task<IReadOnlyList<string>> FaultsAsync()
    {
        using var keys = new KeyFolder(Path.Combine(_folder.At("data"), "keys")).All();
        Assert.Single(keys.Ids);
        return await FaultsAsync(keys);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(PublicKeys keys)
    {
        await using var log = await Stores.OpenAsync(new StoreAddress.Sqlite(File), new KeyFolder(Path.Combine(_folder.At("data"), "keys")), Cancellation);
        return (await TenantCheck.RunAsync(log, _tenant, keys, Cancellation)).Faults;
    }

    private async Task ExecuteAsync(string sql, byte[]? value = null)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$1", value ?? []);
        Assert.True(await command.ExecuteNonQueryAsync(Cancellation) > 0);
    }

    private async Task<byte[]> BytesAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (byte[])(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
