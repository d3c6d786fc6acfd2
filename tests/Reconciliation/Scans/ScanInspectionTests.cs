using Reinstate.Contracts.Refusals;
using Reinstate.Reconciliation.Scans;
using Reinstate.TestScans;

namespace Reinstate.ReconciliationTests.Scans;

/// <summary>What is kept as a scan and what is not, case by case.</summary>
public sealed class ScanInspectionTests
{
    public static TheoryData<string> Good => [.. GoodScans.All.Select(one => one.Name)];

    public static TheoryData<string> Hostile => [.. HostileScans.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_cameras_and_scanners_write_is_taken_for_what_it_is(string name)
    {
        var (_, file, mediaType, width, height) = GoodScans.All.Single(one => one.Name == name);
        var (scan, refusal) = ScanInspection.Of(file);
        Assert.Null(refusal?.Reasons[0]);
        Assert.Equal(new InspectedScan(mediaType, width, height), scan);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_more_or_less_than_a_picture_is_refused(string name)
    {
        var (_, file, code) = HostileScans.All.Single(one => one.Name == name);
        var (scan, refusal) = ScanInspection.Of(file);
        Assert.Equal((null, code), (scan, refusal?.Kind.Code));
        Assert.NotEmpty(refusal!.Reasons);
    }

    [Fact]
    public void A_file_of_another_kind_is_named() =>
        Assert.Equal("this is a HEIC: let the telephone take pictures as JPEG", ScanInspection.Of((byte[])[0, 0, 0, 24, .. "ftypheic"u8]).Refusal!.Reasons[0]);

    [Fact]
    public void A_scan_as_large_as_may_be_is_taken_and_one_byte_more_is_not()
    {
        var rest = ScanLimits.MostBytes - SomePng.Of(8, 8).Length - 12;
        Assert.NotNull(ScanInspection.Of(SomePng.Of(8, 8, SomePng.Chunk("tEXt", new byte[rest]))).Scan);
        Assert.Equal(Catalogue.ScanTooLarge, ScanInspection.Of(SomePng.Of(8, 8, SomePng.Chunk("tEXt", new byte[rest + 1]))).Refusal?.Kind);
    }
}
