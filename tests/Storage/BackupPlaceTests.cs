using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;
using Reinstate.Storage.Sqlite;
using static Reinstate.StorageTests.Requests;

namespace Reinstate.StorageTests;

/// <summary>A folder under the name of a backup is a whole backup.</summary>
public sealed class BackupPlaceTests : IAsyncLifetime
{
    private readonly BackupFolder _folder = new();
    private SqliteLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = SqliteLog.Open(_folder.At("store/log.db"));
        await _log.AppendAsync(Append("person/p-1", 0, "k1"));
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_empty_folder_is_taken_and_folders_above_are_made()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        await LogBackup.WriteAsync(_log, _folder.At("empty"), Cancellation);
        await LogBackup.WriteAsync(_log, _folder.At("2026/03/14") + "/", Cancellation);
        Assert.Equal(_folder.Files("empty"), _folder.Files("2026/03/14"));
        Assert.Equal(["2026", "empty", "store"], _folder.Names());
    }

    [Fact]
    public async Task What_is_there_is_never_written_over()
    {
        await LogBackup.WriteAsync(_log, _folder.At("backup"), Cancellation);
        await File.WriteAllTextAsync(_folder.At("file"), "mine", Cancellation);
        Directory.CreateDirectory(_folder.At("killed.partial"));
        foreach (var taken in new[] { "backup", "file", "killed" })
        {
            var refused = await Assert.ThrowsAsync<BackupPlaceTakenException>(() => LogBackup.WriteAsync(_log, _folder.At(taken), Cancellation));
            Assert.Contains(_folder.At(taken), refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["backup", "file", "killed.partial", "store"], _folder.Names());
    }

    [Fact]
    public async Task A_log_with_a_gap_is_not_copied_and_nothing_is_left()
    {
        await _log.AppendAsync(Append("person/p-1", 1, "k2"));
        SqliteConnections.Execute(_log.Writer.Connection, "DELETE FROM event WHERE position = 2");
        var damage = await Assert.ThrowsAsync<BackupDamagedException>(() => LogBackup.WriteAsync(_log, _folder.At("backup"), Cancellation));
        Assert.Equal($"The log of {Tenant}: the events end at position 1, the head says 2.", Assert.Single(damage.Faults));
        Assert.Equal(["store"], _folder.Names());
    }

    /// <summary>Wherever the disk fills up: in the first file or in the last, at its beginning or within it.</summary>
    [Fact]
    public async Task A_disk_that_is_full_leaves_no_half_backup()
    {
        await LogBackup.WriteAsync(_log, _folder.At("whole"), Cancellation);
        var size = Directory.GetFiles(_folder.At("whole")).Sum(file => new FileInfo(file).Length);
        Assert.InRange(size, 500, 5000);
        for (var room = 0L; room < size; room += 41)
        {
            var left = room;
            await Assert.ThrowsAsync<IOException>(() => LogBackup.WriteAsync(_log, _folder.At("backup"), file => new FullDisk(file, count => left -= count), Cancellation));
            Assert.Equal(["store", "whole"], _folder.Names());
        }

        await LogBackup.WriteAsync(_log, _folder.At("backup"), Cancellation);
        Assert.Equal(_folder.Files("whole"), _folder.Files("backup"));
    }

    private sealed class FullDisk(Stream file, Func<int, long> take) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (take(count) < 0)
            {
                throw new IOException("No space left on device");
            }

            file.Write(buffer, offset, count);
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
