using Reinstate.Contracts.Privacy;

namespace Reinstate.ContractsTests.Privacy;

public sealed class RandomBytesTests
{
    [Fact]
    public async Task Nothing_is_given_twice_on_any_thread()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 2000).Select(n =>
        {
            var bytes = new byte[16];
            RandomBytes.Fill(bytes);
            return Convert.ToHexString(bytes);
        }).ToList())));
        Assert.Equal(16_000, given.SelectMany(one => one).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Lots_of_any_size_follow_each_other_whole()
    {
        for (var length = 1; length <= 2048; length += 97)
        {
            var bytes = new byte[length];
            RandomBytes.Fill(bytes);
            Assert.True(length < 32 || bytes.Distinct().Count() > 8, $"{length}: {Convert.ToHexString(bytes)}");
        }
    }
}
