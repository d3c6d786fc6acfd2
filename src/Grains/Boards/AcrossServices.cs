namespace Reinstate.Grains.Boards;

/// <summary>
/// Rules that look across services: their words name people, rows and sheets of all of them. Whoever does not reach the whole incident reads only that it is so.
/// </summary>
internal static class AcrossServices
{
    /// <summary>What such a rule says without the other services; null for a rule that stays within one.</summary>
    public static string? WordsOf(int rule) => rule switch
    {
        11 => "A sheet of this service and another sheet carry the same scan; the image of all but one of them is missing.",
        29 => "A worker is recorded here and in another place at once.",
        _ => null,
    };
}
