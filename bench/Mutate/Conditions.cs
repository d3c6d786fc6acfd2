using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Reinstate.Mutate;

/// <summary>Conditions, comparisons, patterns and arithmetic.</summary>
internal static class Conditions
{
    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement when !TurnsItself(statement.Condition) => [new($"not ({Said.Of(statement.Condition)})", statement.WithCondition(Not(statement.Condition)))],
        IsPatternExpressionSyntax pattern when pattern.Parent is not (IfStatementSyntax or PrefixUnaryExpressionSyntax) => [new($"not ({Said.Of(pattern)})", ParenthesizedExpression(Not(pattern)))],
        WhereClauseSyntax where => [new($"without {Said.Of(where)}", where.WithCondition(LiteralExpression(SyntaxKind.TrueLiteralExpression)))],
        ConditionalExpressionSyntax choice => [new($"the other way round: {Said.Of(choice)}", choice.WithWhenTrue(choice.WhenFalse).WithWhenFalse(choice.WhenTrue))],
        BinaryExpressionSyntax binary => Binary(binary),
        AssignmentExpressionSyntax assignment => Assignment(assignment),
        BinaryPatternSyntax pattern => Halves(pattern),
        RelationalPatternSyntax pattern => Others(pattern.OperatorToken.Kind())
            .Select(other => new Change($"{Token(other).Text} for {pattern.OperatorToken.Text} in {Said.Around(pattern)}", pattern.WithOperatorToken(Token(other).WithTriviaFrom(pattern.OperatorToken)))),
        UnaryPatternSyntax pattern => [new($"without not: {Said.Of(pattern)}", pattern.Pattern)],
        PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.LogicalNotExpression) => [new($"without !: {Said.Of(prefix)}", prefix.Operand)],
        SubpatternSyntax { Parent: PropertyPatternClauseSyntax } part => [new($"without {Said.Of(part)}", null)],
        SwitchExpressionArmSyntax { Pattern: not DiscardPatternSyntax } arm => [new($"without {Said.Of(arm)}", null)],
        _ => [],
    };

    private static IEnumerable<Change> Binary(BinaryExpressionSyntax binary)
    {
        foreach (var token in Others(binary.OperatorToken.Kind()))
        {
            var other = BinaryExpression(SyntaxFacts.GetBinaryExpression(token), binary.Left, Token(token).WithTriviaFrom(binary.OperatorToken), binary.Right);
            yield return new($"{Token(token).Text} for {binary.OperatorToken.Text} in {Said.Of(binary)}", other);
        }

        if (binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression))
            yield break;
        yield return new($"only {Said.Of(binary.Left)} of {Said.Of(binary)}", binary.Left);
        yield return new($"only {Said.Of(binary.Right)} of {Said.Of(binary)}", binary.Right);
    }

    /// <summary>A half of literals alone is not left out here: each of them is changed by itself.</summary>
    private static IEnumerable<Change> Halves(BinaryPatternSyntax pattern)
    {
        if (!IsOfLiterals(pattern.Right))
            yield return new($"only {Said.Of(pattern.Left)}", pattern.Left);
        if (!IsOfLiterals(pattern.Left))
            yield return new($"only {Said.Of(pattern.Right)}", pattern.Right);
    }

    private static bool IsOfLiterals(PatternSyntax pattern) => pattern is ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: not (int)SyntaxKind.NullLiteralExpression } }
        || (pattern is BinaryPatternSyntax both && IsOfLiterals(both.Left) && IsOfLiterals(both.Right));

    private static IEnumerable<Change> Assignment(AssignmentExpressionSyntax assignment)
    {
        SyntaxKind? kind = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => SyntaxKind.SubtractAssignmentExpression,
            SyntaxKind.AndAssignmentExpression => SyntaxKind.OrAssignmentExpression,
            SyntaxKind.OrAssignmentExpression => SyntaxKind.AndAssignmentExpression,
            _ => null,
        };
        if (kind is { } other)
            yield return new($"another operator in {Said.Of(assignment)}", AssignmentExpression(other, assignment.Left, assignment.Right));
    }

    /// <summary>Open for closed, and the other direction.</summary>
    private static SyntaxKind[] Others(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanToken => [SyntaxKind.LessThanEqualsToken, SyntaxKind.GreaterThanToken],
        SyntaxKind.LessThanEqualsToken => [SyntaxKind.LessThanToken, SyntaxKind.GreaterThanEqualsToken],
        SyntaxKind.GreaterThanToken => [SyntaxKind.GreaterThanEqualsToken, SyntaxKind.LessThanToken],
        SyntaxKind.GreaterThanEqualsToken => [SyntaxKind.GreaterThanToken, SyntaxKind.LessThanEqualsToken],
        SyntaxKind.EqualsEqualsToken => [SyntaxKind.ExclamationEqualsToken],
        SyntaxKind.ExclamationEqualsToken => [SyntaxKind.EqualsEqualsToken],
        SyntaxKind.AmpersandAmpersandToken => [SyntaxKind.BarBarToken],
        SyntaxKind.BarBarToken => [SyntaxKind.AmpersandAmpersandToken],
        SyntaxKind.PlusToken => [SyntaxKind.MinusToken],
        SyntaxKind.MinusToken => [SyntaxKind.PlusToken],
        SyntaxKind.AsteriskToken => [SyntaxKind.SlashToken],
        SyntaxKind.SlashToken => [SyntaxKind.AsteriskToken],
        _ => [],
    };

    /// <summary>Its own change turns the condition round.</summary>
    private static bool TurnsItself(ExpressionSyntax condition) =>
        condition.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.LogicalNotExpression;

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax condition) => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(condition));
}
