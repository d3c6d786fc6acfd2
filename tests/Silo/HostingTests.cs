using Npgsql;
using Reinstate.Silo.Hosting;

namespace Reinstate.SiloTests;

public sealed class HostingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("postgres://ann:p%40ss@db.example:6432/care", "db.example", 6432, "care", "ann", "p@ss")]
    [InlineData("postgresql://ann@localhost/care", "localhost", 5432, "care", "ann", null)]
    [InlineData("postgres://postgres@/test_1?host=/tmp/sock et", "/tmp/sock et", 5432, "test_1", "postgres", null)]
    [InlineData("postgres:///care?host=%2Ftmp%2Fsocket", "/tmp/socket", 5432, "care", null, null)]
    public void An_address_of_a_database_is_read_as_libpq_reads_it(string text, string host, int port, string database, string? user, string? password)
    {
        var connection = new NpgsqlConnectionStringBuilder(Assert.IsType<StoreAddress.Postgres>(StoreAddress.Parse(text)).ConnectionString);
        Assert.Equal((host, port, database, user, password), (connection.Host, connection.Port, connection.Database, connection.Username, connection.Password));
    }

    [Fact]
    public void A_path_is_the_file_of_the_embedded_store() => Assert.Equal("/data/log.db", Assert.IsType<StoreAddress.Sqlite>(StoreAddress.Parse("/data/log.db")).File);

    [Theory]
    [InlineData("mysql://host/db")]
    [InlineData("postgres://")]
    public void Another_address_is_refused(string text) => Assert.Throws<FormatException>(() => StoreAddress.Parse(text));

    [Fact]
    public void The_clock_of_a_play_moves_on_when_told_and_never_back()
    {
        var clock = new DemoClock(Noon);
        clock.AdvanceTo(Noon.AddHours(2));
        clock.AdvanceTo(Noon.AddHours(1));
        Assert.Equal(Noon.AddHours(2), clock.GetUtcNow());
        Parallel.For(0, 1000, minute => clock.AdvanceTo(Noon.AddHours(3).AddMinutes(minute)));
        Assert.Equal(Noon.AddHours(3).AddMinutes(999), clock.GetUtcNow());
    }
}
