using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Reinstate.Mutate;

/// <summary>One small change of a file. Line counts from 1.</summary>
internal sealed record Mutant(int Line, string Change, SyntaxTree Tree);

/// <summary>
/// The mistakes that a hand could make in a rule: a condition turned round, a limit off by one or open instead of closed, "and" for "or", a
/// finding that asks instead of telling, a finding or an early end left out, a part of a pattern forgotten. What a rule says about itself
/// (RuleInfo) and the words of sentences are left alone: other tests hold them.
/// </summary>
internal static class Mutations
{
    public static IEnumerable<Mutant> Of(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        foreach (var node in root.DescendantNodes())
        {
            if (IsLeftAlone(node))
                continue;
            foreach (var (change, other) in Changes(node))
            {
                var changed = other is null ? root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(node, other.WithTriviaFrom(node));
                yield return new(tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, change, tree.WithRootAndOptions(changed, tree.Options));
            }
        }
    }

    private static bool IsLeftAlone(SyntaxNode node) => node.Ancestors().Any(a =>
        a is InterpolatedStringExpressionSyntax or AttributeSyntax or ParameterListSyntax or EnumDeclarationSyntax || a is PropertyDeclarationSyntax { Identifier.ValueText: "Info" });

    private static IEnumerable<(string Change, SyntaxNode? Other)> Changes(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => [Say(statement.Condition, Not(statement.Condition)) is var (say, not) ? (say, statement.WithCondition(not)) : default],
        ConditionalExpressionSyntax choice => [("the other way round", choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue))],
        BinaryExpressionSyntax binary => Binary(binary),
        BinaryPatternSyntax pattern => [($"only {Text(pattern.Left)}", pattern.Left), ($"only {Text(pattern.Right)}", pattern.Right)],
        RelationalPatternSyntax pattern when Turned(pattern.OperatorToken.Kind()) is { } turned => [($"{turned} in {Text(pattern)}", pattern.WithOperatorToken(Token(turned)))],
        UnaryPatternSyntax pattern => [($"without not: {Text(pattern)}", pattern.Pattern)],
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.LogicalNotExpression) => [($"without !: {Text(prefix)}", prefix.Operand)],
        SubpatternSyntax part when part.Parent is PropertyPatternClauseSyntax { Subpatterns.Count: > 1 } => [($"without {Text(part)}", null)],
        LiteralExpressionSyntax literal => Literal(literal),
        ExpressionStatementSyntax { Parent: BlockSyntax } statement when statement.Expression is InvocationExpressionSyntax => [($"without {Text(statement)}", Block())],
        ExpressionStatementSyntax statement when statement.Expression is InvocationExpressionSyntax => [($"without {Text(statement)}", Block())],
        ContinueStatementSyntax or BreakStatementSyntax when node.Parent is not SwitchSectionSyntax => [($"without {Text(node)}", Block())],
        YieldStatementSyntax yielded when yielded.IsKind(SyntaxKind.YieldReturnStatement) => [($"without {Text(node)}", Block())],
        IdentifierNameSyntax name when Opposite(name.Identifier.ValueText) is { } opposite && name.Parent is MemberAccessExpressionSyntax access && access.Name == name
            => [($"{opposite} for {name.Identifier.ValueText}", IdentifierName(opposite))],
        _ => [],
    };

    private static IEnumerable<(string Change, SyntaxNode? Other)> Binary(BinaryExpressionSyntax binary)
    {
        SyntaxKind? kind = binary.Kind() switch
        {
            SyntaxKind.LogicalAndExpression => SyntaxKind.BarBarToken,
            SyntaxKind.LogicalOrExpression => SyntaxKind.AmpersandAmpersandToken,
            SyntaxKind.EqualsExpression => SyntaxKind.ExclamationEqualsToken,
            SyntaxKind.NotEqualsExpression => SyntaxKind.EqualsEqualsToken,
            SyntaxKind.AddExpression => SyntaxKind.MinusToken,
            SyntaxKind.SubtractExpression => SyntaxKind.PlusToken,
            _ => Turned(binary.OperatorToken.Kind()),
        };
        if (kind is { } token)
        {
            var operation = SyntaxFacts.GetBinaryExpression(token);
            yield return ($"{Token(token).Text} for {binary.OperatorToken.Text} in {Text(binary)}", BinaryExpression(operation, binary.Left, Token(token).WithTriviaFrom(binary.OperatorToken), binary.Right));
        }
    }

    /// <summary>Open for closed.</summary>
    private static SyntaxKind? Turned(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanEqualsToken,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanToken,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanEqualsToken,
        SyntaxKind.GreaterThanEqualsToken => SyntaxKind.GreaterThanToken,
        _ => null,
    };

    private static IEnumerable<(string Change, SyntaxNode? Other)> Literal(LiteralExpressionSyntax literal)
    {
        if (literal.IsKind(SyntaxKind.TrueLiteralExpression))
            yield return ($"false for true in {Around(literal)}", LiteralExpression(SyntaxKind.FalseLiteralExpression));
        else if (literal.IsKind(SyntaxKind.FalseLiteralExpression))
            yield return ($"true for false in {Around(literal)}", LiteralExpression(SyntaxKind.TrueLiteralExpression));
        else if (literal.Token.Value is int number)
        {
            yield return ($"{number + 1} for {number} in {Around(literal)}", LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number + 1)));
            if (number > 0)
                yield return ($"{number - 1} for {number} in {Around(literal)}", LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number - 1)));
        }
        else if (literal.Token.Value is decimal value)
            yield return ($"{value + 0.1m} for {value}", LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(value + 0.1m)));
    }

    private static string? Opposite(string name) => name switch
    {
        "Any" => "All",
        "All" => "Any",
        "Exists" => "TrueForAll",
        "TrueForAll" => "Exists",
        "Min" => "Max",
        "Max" => "Min",
        "First" => "Last",
        "Last" => "First",
        _ => null,
    };

    /// <summary>With `== false`, and not `!`, so that what a pattern declares stays known to the compiler wherever it can.</summary>
    private static ExpressionSyntax Not(ExpressionSyntax condition) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(condition));

    private static (string, ExpressionSyntax)? Say(ExpressionSyntax condition, ExpressionSyntax not) => ($"not ({Text(condition)})", not);

    private static string Around(SyntaxNode node) => Text(node.Parent ?? node);

    private static string Text(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 90 ? text : text[..87] + "...";
    }
}
