using Microsoft.CodeAnalysis;

namespace Reinstate.Mutate;

/// <summary>Code in one line, cut where it is long.</summary>
internal static class Said
{
    private const int Longest = 120;

    public static string Of(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
    }

    public static string Around(SyntaxNode node) => Of(node.Parent is { Parent: { } outer } ? outer : node);
}
