using Reinstate.Reconciliation.Model;

namespace Reinstate.Folders.Generation.Building;

/// <summary>The keys of the printed charts and of the system, each complete.</summary>
internal static class ChartKeys
{
    public const string Letters = "MAR-A";
    public const string Numbers = "MAR-B";
    public const string System = "EMAR";

    private static readonly string[] LetterCodes = ["/", "P", "M", "A", "E", "S", "C", "D", "B", "N", "U", "F"];
    private static readonly string[] NumberCodes = ["1", "11", "12", "2", "6", "7", "4", "5", "3", "8", "9", "10"];

    public static IEnumerable<(string Family, string Code, Meaning Meaning)> All =>
        from family in new[] { Letters, Numbers, System } from meaning in Enum.GetValues<Meaning>() select (family, Code(family, meaning), meaning);

    public static string Code(string family, Meaning meaning) => family switch
    {
        Letters => LetterCodes[(int)meaning],
        Numbers => NumberCodes[(int)meaning],
        _ => meaning.Name(),
    };
}
