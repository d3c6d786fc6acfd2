using System.Text.RegularExpressions;
using Grpc.Core;
using Reinstate.Contracts.Refusals;

namespace Reinstate.ContractsTests;

public sealed partial class CatalogueTests
{
    private static IReadOnlyList<RefusalKind> Kinds => [.. typeof(Catalogue).GetFields().Select(kind => kind.GetValue(null)).OfType<RefusalKind>()];

    [Fact]
    public void Every_code_is_unique_and_found_by_itself()
    {
        Assert.Equal(Kinds.Count, Kinds.Select(kind => kind.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Kinds.Count, Catalogue.ByCode.Count);
        Assert.All(Kinds, kind => Assert.Same(kind, Catalogue.ByCode[kind.Code]));
    }

    [Fact]
    public void Every_code_is_made_of_capitals_and_underscores() => Assert.All(Kinds, kind => Assert.Matches(Code(), kind.Code));

    [Fact]
    public void Every_refusal_has_a_status_that_is_one() => Assert.All(Kinds, kind => Assert.False(kind.Status is StatusCode.OK or StatusCode.Unknown, kind.Code));

    [Fact]
    public void Every_sentence_is_one_for_a_person() => Assert.All(Kinds, kind =>
    {
        Assert.EndsWith(".", kind.Sentence, StringComparison.Ordinal);
        Assert.Matches(Sentence(), kind.Sentence);
    });

    [Fact]
    public void A_field_is_named_after_its_code() => Assert.All(
        typeof(Catalogue).GetFields().Where(field => field.FieldType == typeof(RefusalKind)),
        field => Assert.Equal(field.Name, ((RefusalKind)field.GetValue(null)!).Code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true));

    [GeneratedRegex(@"\A[A-Z]+(_[A-Z0-9]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[A-Z][^\r\n]{8,250}\z", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
