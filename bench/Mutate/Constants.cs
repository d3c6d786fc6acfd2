using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Reinstate.Mutate;

/// <summary>Numbers off by one, flags turned round, severities, and words that a rule compares with.</summary>
internal static class Constants
{
    private static readonly string[] Comparisons = ["Equals", "Contains", "StartsWith", "EndsWith", "Is", "Set", "Ahead", "Replace"];

    public static IEnumerable<Change> Of(SyntaxNode node) => node is LiteralExpressionSyntax literal ? Literals(literal).Select(other => Instead(literal, other)) : Severities(node);

    public static IEnumerable<Change> Severities(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Severity" } } access
            ? [Instead(access, access.WithName(IdentifierName(access.Name.Identifier.ValueText == "Low" ? "High" : "Low")))] : [];

    private static IEnumerable<ExpressionSyntax> Literals(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        true => [LiteralExpression(SyntaxKind.FalseLiteralExpression)],
        false => [LiteralExpression(SyntaxKind.TrueLiteralExpression)],
        int number => number > 0 ? [Number(Literal(number + 1)), Number(Literal(number - 1))] : [Number(Literal(number + 1))],
        decimal number => [Number(Literal(number + 0.1m))],
        double number => [Number(Literal(number + 1))],
        string word when IsCompared(literal) => [LiteralExpression(SyntaxKind.StringLiteralExpression, Literal($"qq{word}qq"))],
        char letter when letter != '~' => [LiteralExpression(SyntaxKind.CharacterLiteralExpression, Literal('~'))],
        _ => [],
    };

    private static LiteralExpressionSyntax Number(SyntaxToken token) => LiteralExpression(SyntaxKind.NumericLiteralExpression, token);

    private static Change Instead(ExpressionSyntax node, ExpressionSyntax other) => new($"{Said.Of(other)} for {Said.Of(node)} in {Said.Around(node)}", other);

    /// <summary>As against words of a sentence.</summary>
    private static bool IsCompared(LiteralExpressionSyntax literal) => literal.Parent switch
    {
        ConstantPatternSyntax or ExpressionElementSyntax or InitializerExpressionSyntax => true,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression,
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => Comparisons.Contains(Calls.NameOf(call), StringComparer.Ordinal),
        _ => false,
    };
}
