using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Reinstate.Mutate;

/// <summary>Statements left out, and answers that are always empty.</summary>
internal static class Statements
{
    /// <summary>Types whose empty value is written [], and not null: a null would be noticed by any case.</summary>
    private static readonly string[] Sequences = ["IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "ImmutableArray", "List", "HashSet", "SortedSet"];

    public static IEnumerable<Change> Of(SyntaxNode node) => node switch
    {
        IfStatementSyntax { Else: null } statement => [new($"without if ({Said.Of(statement.Condition)})", Block())],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax } => [Without(node)],
        ContinueStatementSyntax or BreakStatementSyntax or ReturnStatementSyntax { Expression: null } when node.Parent is not SwitchSectionSyntax => [Without(node)],
        YieldStatementSyntax => [Without(node)],
        ReturnStatementSyntax { Expression: { } answer } statement when !IsEmpty(answer) && TypeOf(node) is { } type => [new($"nothing for {Said.Of(answer)}", statement.WithExpression(Empty(type)))],
        ArrowExpressionClauseSyntax { Expression: var answer } arrow when !IsEmpty(answer) && TypeOf(node) is { } type => [new($"nothing for {Said.Of(answer)}", arrow.WithExpression(Empty(type)))],
        _ => [],
    };

    private static Change Without(SyntaxNode node) => new($"without {Said.Of(node)}", Block());

    /// <summary>Of the member that answers; null for a lambda, whose type is not written, and for what answers nothing.</summary>
    private static TypeSyntax? TypeOf(SyntaxNode answer) => answer.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax) switch
    {
        MethodDeclarationSyntax method => method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? null : method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } ? null : function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static ExpressionSyntax Empty(TypeSyntax type) => type switch
    {
        PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal("")),
        ArrayTypeSyntax => CollectionExpression(),
        GenericNameSyntax generic when Sequences.Contains(generic.Identifier.ValueText, StringComparer.Ordinal) => CollectionExpression(),
        _ => PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, LiteralExpression(SyntaxKind.DefaultLiteralExpression)),
    };

    private static bool IsEmpty(ExpressionSyntax answer) => answer is CollectionExpressionSyntax { Elements.Count: 0 }
        || answer.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.FalseLiteralExpression or SyntaxKind.TrueLiteralExpression or SyntaxKind.ThrowExpression;
}
