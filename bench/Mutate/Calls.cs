using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Reinstate.Mutate;

/// <summary>One call for its opposite, and steps of a chain left out.</summary>
internal static class Calls
{
    private static readonly (string One, string Other)[] Pairs =
    [
        ("Any", "All"), ("Exists", "TrueForAll"), ("Min", "Max"), ("First", "Last"), ("Find", "FindLast"), ("FirstOrDefault", "LastOrDefault"),
        ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"), ("MinBy", "MaxBy"), ("StartsWith", "EndsWith"),
    ];

    /// <summary>Without them the chain is of the same type.</summary>
    private static readonly string[] Steps = ["Where", "Distinct", "Skip", "Take", "Concat", "Append", "Duration", "ToLowerInvariant", "ToUpperInvariant", "Replace"];

    public static IEnumerable<Change> Of(SyntaxNode node)
    {
        if (node is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name && access.Name == name && Opposite(name.Identifier.ValueText) is { } opposite)
            yield return new($"{opposite} for {name.Identifier.ValueText} in {Said.Of(access)}", IdentifierName(opposite));
        if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax step } call && Steps.Contains(NameOf(call), StringComparer.Ordinal))
            yield return new($"without .{Said.Of(step.Name)}{Said.Of(call.ArgumentList)}", step.Expression);
    }

    public static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    /// <summary>A comparison without case for one with case as well; the other way round no id would ever notice.</summary>
    private static string? Opposite(string name)
    {
        foreach (var (one, other) in Pairs)
        {
            if (string.Equals(name, one, StringComparison.Ordinal))
                return other;
            if (string.Equals(name, other, StringComparison.Ordinal))
                return one;
        }

        return string.Equals(name, "OrdinalIgnoreCase", StringComparison.Ordinal) ? "Ordinal" : null;
    }
}
