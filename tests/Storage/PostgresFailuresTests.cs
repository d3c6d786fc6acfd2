using Npgsql;
using Reinstate.Storage.Postgres;

namespace Reinstate.StorageTests;

public sealed class PostgresFailuresTests
{
    [Theory]
    [InlineData("57P01", true, false)] // admin_shutdown
    [InlineData("57P02", true, false)] // crash_shutdown
    [InlineData("57P03", true, false)] // cannot_connect_now: the database system is starting up, or in recovery
    [InlineData("25006", true, false)] // read_only_sql_transaction
    [InlineData("53300", true, false)] // too_many_connections
    [InlineData("08006", true, false)] // connection_failure
    [InlineData("40001", true, true)] // serialization_failure
    [InlineData("40P01", true, true)] // deadlock_detected
    [InlineData("55P03", false, false)] // lock_not_available: whoever set a limit for locks wants to be told
    [InlineData("53100", false, false)] // disk_full
    [InlineData("28P01", false, false)] // invalid_password
    [InlineData("23505", false, false)] // unique_violation
    public void What_is_tried_again_depends_on_the_state_and_on_whether_the_commit_was_sent(string state, bool before, bool after)
    {
        var e = new PostgresException("text", "ERROR", "ERROR", state);
        Assert.Equal((before, after), (PostgresFailures.IsUndoneAndPassing(e, commitSent: false), PostgresFailures.IsUndoneAndPassing(e, commitSent: true)));
    }
}
