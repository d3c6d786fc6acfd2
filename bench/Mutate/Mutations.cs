using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Reinstate.Mutate;

/// <summary>One small change of a file. Line counts from 1. Change is unique within the file: where a text recurs, "#2", "#3" follow it.</summary>
internal sealed record Mutant(int Line, string Change, SyntaxTree Tree);

/// <summary>What a node becomes, null for nothing at all, and a sentence for a person.</summary>
internal readonly record struct Change(string Text, SyntaxNode? Other);

/// <summary>
/// The mistakes that a hand could make in a rule: a condition turned round or left out, a limit off by one or open instead of closed, "and" for
/// "or", a finding that asks instead of telling or has another severity, a statement left out, an answer that is always empty, a part of a
/// pattern or a word of a list forgotten. The words of sentences, and what else a rule says about itself (RuleInfo), are left alone: other
/// tests hold them. Cost: one parse tree for each mutant, made when it is asked for.
/// </summary>
internal static class Mutations
{
    public static IEnumerable<Mutant> Of(SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var said = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in root.DescendantNodes())
        {
            foreach (var change in Changes(node))
            {
                var changed = change.Other is null ? root.RemoveNode(node, SyntaxRemoveOptions.KeepNoTrivia)! : root.ReplaceNode(node, change.Other.WithTriviaFrom(node));
                var times = said[change.Text] = said.GetValueOrDefault(change.Text) + 1;
                yield return new(tree.GetLineSpan(node.Span).StartLinePosition.Line + 1, times == 1 ? change.Text : $"{change.Text} #{times}", tree.WithRootAndOptions(changed, tree.Options));
            }
        }
    }

    private static IEnumerable<Change> Changes(SyntaxNode node)
    {
        if (node.Ancestors().Any(a => a is InterpolatedStringExpressionSyntax or AttributeSyntax or ParameterListSyntax or EnumDeclarationSyntax))
            return [];
        var isAboutItself = node.AncestorsAndSelf().Any(a => a is PropertyDeclarationSyntax { Identifier.ValueText: "Info" });
        return isAboutItself ? Constants.Severities(node) : Conditions.Of(node).Concat(Statements.Of(node)).Concat(Constants.Of(node)).Concat(Calls.Of(node));
    }
}
