using Reinstate.Contracts.Signing;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests.Suite;

/// <summary>A backup, and what is restored from it.</summary>
public abstract partial class LogSuite
{
    private IPortableLog Portable => (IPortableLog)Log;

    [Fact]
    public async Task A_restored_log_is_the_same_log_and_its_backup_the_same_bytes()
    {
        await FillAsync();
        using var folder = new BackupFolder();
        var copied = await LogBackup.WriteAsync(Portable, folder.At("first"), Cancellation);
        await using var other = await OpenEmptyAsync();

        Assert.Equal(copied, await LogBackup.RestoreAsync(other, folder.At("first"), Cancellation));

        Assert.Equal([new TenantCopied("acme/ü 2", 2, 1), new TenantCopied(Tenant, 5, 4), new TenantCopied("only-commands", 0, 1)], copied);
        Assert.Equal(await Log.TenantsAsync(Cancellation), await other.TenantsAsync(Cancellation));
        foreach (var (tenant, position, _) in copied)
        {
            Assert.Equal((await Log.TailAsync(tenant)).Select(e => e.Show()), (await other.TailAsync(tenant)).Select(e => e.Show()));
            Assert.Equal(position, (await other.HeadAsync(tenant, Cancellation)).Position);
            Assert.Equal((await Log.HeadAsync(tenant, Cancellation)).Link.ToArray(), (await other.HeadAsync(tenant, Cancellation)).Link.ToArray());
            Assert.Equal(Shown(await Portable.CheckpointsAsync(tenant, Cancellation)), Shown(await other.CheckpointsAsync(tenant, Cancellation)));
        }

        await LogBackup.WriteAsync(other, folder.At("second"), Cancellation);
        Assert.Equal(folder.Files("first"), folder.Files("second"));
    }

    [Fact]
    public async Task A_restored_log_answers_old_keys_guards_its_scopes_and_goes_on_at_the_right_place()
    {
        await FillAsync();
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(Portable, folder.At("backup"), Cancellation);
        await using var other = await OpenEmptyAsync();
        await LogBackup.RestoreAsync(other, folder.At("backup"), Cancellation);

        foreach (var next in new[]
        {
            Append("person/p-1", 0, "k1", events: 2, incident: "inc-1", service: "north"),
            Append("person/p-1", 0, "k1", payload: "another"),
            Append("person/p-1", 0, "nothing", tenant: "only-commands", events: 0),
            Append("person/p-1", 1, "stale"),
            Append("service/north", 0, "judged", scope: new ScopeCondition("inc-1", "north", 1)),
            Append("incident/inc-1", 1, "judged", scope: new ScopeCondition("inc-1", "", 4)),
            Append("service/south", 0, "free", scope: new ScopeCondition("inc-1", "south", 3), incident: "inc-1", service: "south"),
            Append("person/p-1", 3, "k5", events: 2),
            Append("person/new", 0, "k6", tenant: "only-commands"),
        })
        {
            Assert.Equal((await Log.AppendAsync(next)).Show(), (await other.AppendAsync(next)).Show());
        }

        Assert.Equal((await Log.TailAsync()).Select(e => e.Show()), (await other.TailAsync()).Select(e => e.Show()));
        Assert.Equal(8, (await other.HeadAsync(Tenant, Cancellation)).Position);
    }

    [Fact]
    public async Task A_backup_during_appends_holds_all_up_to_one_position_and_nothing_after()
    {
        const int writers = 4;
        using var folder = new BackupFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var begun = new SemaphoreSlim(0);
        var writing = Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(Append($"person/p-{writer}", 2 * n, $"{writer}-{n}", events: 2, tenant: $"tenant-{writer % 2}")));
                begun.Release();
            }
        })).ToList();

        var backups = new List<IReadOnlyList<TenantCopied>>();
        for (var i = 0; i < 3; i++)
        {
            for (var n = 0; n < 10 * writers; n++)
            {
                await begun.WaitAsync(Cancellation);
            }

            backups.Add(await LogBackup.WriteAsync(Portable, folder.At($"backup-{i}"), Cancellation));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);

        for (var i = 0; i < backups.Count; i++)
        {
            await using var other = await OpenEmptyAsync();
            await LogBackup.RestoreAsync(other, folder.At($"backup-{i}"), Cancellation);
            foreach (var (tenant, position, commands) in backups[i])
            {
                Assert.Equal((await Log.TailAsync(tenant)).Where(e => e.Position <= position).Select(e => e.Show()), (await other.TailAsync(tenant)).Select(e => e.Show()));
                // Two events each: a command is there with both of them or not at all.
                Assert.Equal(position, 2 * commands);
            }
        }

        Assert.All(backups.Zip(backups.Skip(1)), pair => Assert.True(pair.First.Sum(t => t.Position) < pair.Second.Sum(t => t.Position)));
    }

    [Fact]
    public async Task A_store_that_holds_something_is_refused_and_left_as_it_is()
    {
        await FillAsync();
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(Portable, folder.At("backup"), Cancellation);
        var before = (await Log.TailAsync()).Select(e => e.Show()).ToList();

        await Assert.ThrowsAsync<StoreNotEmptyException>(() => LogBackup.RestoreAsync(Portable, folder.At("backup"), Cancellation));

        Assert.Equal(before, (await Log.TailAsync()).Select(e => e.Show()));
        Assert.Equal(new AppendOutcome.Appended(4, 6), await Log.AppendAsync(Append("person/p-1", 3, "next")));
    }

    [Fact]
    public async Task A_restore_that_fails_in_the_middle_leaves_the_store_empty_and_fit_for_another()
    {
        await FillAsync();
        using var folder = new BackupFolder();
        await LogBackup.WriteAsync(Portable, folder.At("backup"), Cancellation);
        await using var other = await OpenEmptyAsync();
        await using (var filling = await other.BeginFillingAsync(Cancellation))
        {
            await filling.AddEventsAsync((await Log.TailAsync()).ToAsyncEnumerable(), Cancellation);
            await Assert.ThrowsAsync<BackupDamagedException>(async () => await filling.AddCommandsAsync(Tenant, Broken(), Cancellation));
        }

        Assert.Empty(await other.TailAsync());
        Assert.Empty(await other.TenantsAsync(Cancellation));
        await LogBackup.RestoreAsync(other, folder.At("backup"), Cancellation);
        Assert.Equal(5, (await other.HeadAsync(Tenant, Cancellation)).Position);

        static async IAsyncEnumerable<CommandRecord> Broken()
        {
            yield return new CommandRecord("k1", Hash("payload"), "person/p-1", 2, 2, Bytes("answer"));
            await Task.Yield();
            throw new BackupDamagedException("broken");
        }
    }

    private async Task FillAsync()
    {
        foreach (var request in new[]
        {
            Append("person/p-1", 0, "k1", events: 2, incident: "inc-1", service: "north"),
            Append("incident/inc-1", 0, "k\"2\n ✓", incident: "inc-1"),
            Append("person/p-1", 2, "k3") with { RecordedAt = DateTimeOffset.UnixEpoch.AddMilliseconds(-1) },
            Append("person/p-2", 0, "k4", incident: "inc-1", service: "west"),
            Append("person/p-1", 0, "k1", events: 2, tenant: "acme/ü 2"),
            Append("person/p-1", 0, "nothing", tenant: "only-commands", events: 0),
        })
        {
            Assert.IsType<AppendOutcome.Appended>(await Log.AppendAsync(request));
        }

        using var key = SigningKey.Create();
        await Portable.SaveCheckpointAsync(Checkpoint.Sign(Tenant, await Log.HeadAsync(Tenant, Cancellation), Noon, key), Cancellation);
    }
}
