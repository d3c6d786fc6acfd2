using Reinstate.Contracts.Refusals;

namespace Reinstate.Reconciliation.Scans;

/// <summary>How large a scan may be. A photograph of a sheet has some 12 million pixels in 4 MiB; what unpacks to much more is made to harm.</summary>
public static class ScanLimits
{
    /// <summary>Bytes of the file.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Pixels of a picture.</summary>
    public const long MostPixels = 50_000_000;

    /// <summary>Pixels of its longer side.</summary>
    public const int LongestSide = 20_000;

    /// <summary>Pages of a PDF.</summary>
    public const int MostPages = 100;

    /// <summary>Bytes to which everything packed in a PDF may unfold, together.</summary>
    public const long MostUnpacked = 256L * 1024 * 1024;

    /// <summary>Bytes of one stream of packed objects, which is unfolded whole. Those of a hundred pages have some tens of KiB.</summary>
    public const long MostPackedObjects = 4L * 1024 * 1024;

    /// <summary>Why a picture of this size is not kept; null when it is.</summary>
    internal static Refusal? Fault(long width, long height) =>
        width <= 0 || height <= 0 ? Faults.NotWhole("a picture without width or height")
        : width > LongestSide || height > LongestSide || width * height > MostPixels ? Refusal.Of(Catalogue.ScanTooLarge, $"{width} by {height} pixels")
        : null;
}

/// <summary>The refusals of a file, each with what was found.</summary>
internal static class Faults
{
    public static Refusal NotWhole(string what) => Refusal.Of(Catalogue.ScanNotWhole, what);

    public static Refusal NotPlain(string what) => Refusal.Of(Catalogue.ScanNotPlain, what);

    public static Refusal CutOff => NotWhole("it ends too early");

    public static Refusal Trailing => NotWhole("something follows its end");
}
