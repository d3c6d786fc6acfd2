using Reinstate.Folders.Reconciling;

namespace Reinstate.FoldersTests.Reconciling;

public sealed class InOrderTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(500, 1)]
    [InlineData(500, 7)]
    public void Results_are_handed_on_in_order_one_at_a_time_and_never_further_ahead_than_told(int count, int ahead)
    {
        var (handed, making, furthest, inside) = (new List<int>(), 0, 0, 0);
        var gate = new Lock();
        new InOrder<int>(count, ahead, Make, HandOn).Run();
        Assert.Equal(Enumerable.Range(0, count).Select(i => i * i), handed);
        Assert.True(furthest <= ahead);

        int Make(int index)
        {
            lock (gate)
                furthest = Math.Max(furthest, ++making);
            Thread.SpinWait(index % 13 * 200);
            return index * index;
        }

        void HandOn(int index, int result)
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            Assert.Equal(index, handed.Count);
            handed.Add(result);
            Interlocked.Decrement(ref inside);
            lock (gate)
                making--;
        }
    }

    [Fact]
    public void What_a_maker_throws_is_thrown_as_it_is_and_nothing_after_it_is_handed_on()
    {
        var handed = new List<int>();
        var thrown = Assert.Throws<InvalidDataException>(() =>
            new InOrder<int>(1000, 8, i => i == 300 ? throw new InvalidDataException("broken") : i, (_, result) => handed.Add(result)).Run());
        Assert.Equal("broken", thrown.Message);
        Assert.Equal(Enumerable.Range(0, handed.Count), handed);
        Assert.True(handed.Count <= 300);
    }

    [Fact]
    public void What_handing_on_throws_ends_the_work()
    {
        var made = 0;
        Assert.Throws<IOException>(() => new InOrder<int>(100_000, 8, _ => Interlocked.Increment(ref made), (index, _) =>
        {
            if (index == 20)
                throw new IOException("The disk is full.");
        }).Run());
        Assert.True(made <= 20 + 8 + 1);
    }
}
