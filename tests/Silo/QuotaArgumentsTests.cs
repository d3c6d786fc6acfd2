using Reinstate.Gateway.Quotas;
using Reinstate.Silo.Commands;

namespace Reinstate.SiloTests;

public sealed class QuotaArgumentsTests
{
    [Fact]
    public void Limits_are_read_with_units_and_what_is_not_named_stays_as_usual()
    {
        Assert.Equal(
            new Quota { CallsPerSecond = 2000, Burst = 30_000, Streams = 100, BytesPerSecond = 8 << 20, StoredBytes = 20L << 30 },
            QuotaArguments.Parse("calls=2000,burst=30000,streams=100,bytes=8MiB,storage=20GiB"));
        Assert.Equal(new Quota { CallsPerSecond = 0.5 }, QuotaArguments.Parse("calls=0.5"));
        Assert.Equal(new Quota { Streams = null }, QuotaArguments.Parse("streams=none"));
    }

    [Theory]
    [InlineData("call=5", "'call=5' is not one of")]
    [InlineData("", "'' is not one of")]
    [InlineData("calls", "'calls' is not one of")]
    [InlineData("calls=many", "'calls=many' has no number")]
    [InlineData("calls=-1", "'calls=-1' has no number")]
    [InlineData("streams=1.5", "'streams=1.5' is not a whole number")]
    [InlineData("streams=99999999999", "'streams=99999999999' is not a whole number")]
    [InlineData("calls=0", "A quota of calls a second is positive")]
    [InlineData("burst=5", "A burst is positive, and goes with")]
    [InlineData("storage=0", "A quota of stored bytes is positive")]
    public void What_is_not_a_limit_is_refused_in_words(string limits, string words) =>
        Assert.StartsWith(words, Assert.Throws<FormatException>(() => QuotaArguments.Parse(limits)).Message, StringComparison.Ordinal);
}
