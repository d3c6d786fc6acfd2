using System.Diagnostics;
using Reinstate.Evidence.Packs;

namespace Reinstate.EvidenceTests.Packs;

/// <summary>What a large pack costs; limits are generous, because machines that test are slow and shared.</summary>
public sealed class LargePackTests(ITestOutputHelper output)
{
    [Fact]
    public void A_pack_for_200_people_and_5000_items_is_made_in_bounded_time_and_memory_and_twice_the_people_cost_about_twice()
    {
        var (small, large) = (LargeStory.Of(100).View, LargeStory.Of(200).View);
        Make(small);
        var (half, _, _) = Make(small);
        var (whole, allocated, pack) = Make(large);
        output.WriteLine($"5,000 items: {whole.TotalSeconds:0.0} s of processor, {allocated >> 20} MiB allocated in all, {pack.Zip.Length >> 10} KiB; 2,500 items: {half.TotalSeconds:0.0} s");
        Assert.InRange(whole, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.InRange(whole / half, 0, 4);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) >> 20, 0, 1024);
    }

    private static (TimeSpan Processor, long Allocated, EvidencePackFile Pack) Make(Grains.Boards.TenantView view)
    {
        var (allocated, processor) = (GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().TotalProcessorTime);
        var pack = EvidencePack.Build(view, Story.Incident);
        return (Process.GetCurrentProcess().TotalProcessorTime - processor, GC.GetTotalAllocatedBytes() - allocated, pack);
    }
}
