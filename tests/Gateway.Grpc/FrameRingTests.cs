using CsCheck;
using Reinstate.Gateway.Watching;
using Reinstate.V1;

namespace Reinstate.GatewayTests;

public sealed class FrameRingTests
{
    [Fact]
    public void Whoever_follows_the_frames_from_any_place_that_is_kept_gets_every_later_one_once()
    {
        Gen.Select(Gen.Int[0, 300], Gen.Long[0, 50], Gen.Select(Gen.Int[1, 5], Gen.Int[1, 120]).Array[0, 60]).Sample((maxBytes, head, steps) =>
        {
            var ring = new FrameRing(maxBytes, head);
            var all = new List<Frame>();
            foreach (var (step, bytes) in steps)
            {
                all.Add(new Frame(ring.Head, ring.Head + step, new WatchReply(), bytes));
                ring.Add(all[^1]);
                var kept = all.Where(frame => frame.After >= ring.Tail).ToList();
                Assert.True(kept.Count >= 1 && (kept.Count == 1 || kept.Sum(frame => frame.Bytes) <= maxBytes));
                for (var cursor = ring.Tail; cursor <= ring.Head; cursor++)
                {
                    Assert.Same(kept.Find(frame => frame.Position > cursor), ring.After(cursor));
                }
            }

            Assert.Equal(all.Count == 0 ? head : all[^1].Position, ring.Head);
        });
    }

    [Fact]
    public void A_frame_that_leaves_a_hole_or_repeats_is_a_bug()
    {
        var ring = new FrameRing(100, 5);
        Assert.Throws<InvalidOperationException>(() => ring.Add(new Frame(6, 7, new WatchReply(), 1)));
        Assert.Throws<InvalidOperationException>(() => ring.Add(new Frame(4, 7, new WatchReply(), 1)));
        Assert.Throws<InvalidOperationException>(() => ring.Add(new Frame(5, 5, new WatchReply(), 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.After(4));
    }
}
