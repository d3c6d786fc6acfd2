namespace Reinstate.Reconciliation.Scans;

/// <summary>What a file was found to be.</summary>
/// <param name="MediaType">image/jpeg, image/png or application/pdf, as its bytes say.</param>
/// <param name="Width">Pixels; 0 for a PDF.</param>
/// <param name="Height">Pixels; 0 for a PDF.</param>
public sealed record InspectedScan(string MediaType, int Width = 0, int Height = 0)
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Pdf = "application/pdf";

    /// <summary>What a file of a media type is called at its end, with the dot.</summary>
    public static string Extension(string mediaType) => mediaType switch
    {
        Jpeg => ".jpg",
        Png => ".png",
        Pdf => ".pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(mediaType)),
    };
}
