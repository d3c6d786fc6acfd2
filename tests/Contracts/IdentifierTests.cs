using Reinstate.Contracts.Ids;

namespace Reinstate.ContractsTests;

public sealed class IdentifierTests
{
    public static TheoryData<string, bool> Ids => new()
    {
        { "a", true }, { "A1", true }, { "0", true }, { "oak-view_1.b", true }, { new string('x', 64), true },
        { "", false }, { new string('x', 65), false }, { "-a", false }, { ".a", false }, { "_a", false }, { "a b", false }, { "a/b", false },
        { "a\n", false }, { "a\0", false }, { "é", false }, { "a:b", false }, { "../a", false }, { "a|b", false },
    };

    public static TheoryData<string, bool> Keys => new()
    {
        { "k", true }, { "import 7/row 12", true }, { new string('k', 100), true }, { "~", true },
        { "", false }, { new string('k', 101), false }, { "k\n", false }, { "k\t", false }, { "é", false }, { "\u007f", false },
    };

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_id_is_safe_in_keys_streams_and_file_names(string value, bool valid) => Assert.Equal(valid, Identifiers.IsId(value));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_is_printable_and_short(string value, bool valid) => Assert.Equal(valid, Identifiers.IsKey(value));

    [Fact]
    public void A_grain_key_splits_into_what_it_was_made_of()
    {
        Assert.Equal(("acme", "inc-1"), GrainKeys.Split(GrainKeys.Of("acme", "inc-1")));
        Assert.Equal(("acme", ""), GrainKeys.Split("acme"));
        Assert.Equal(("organisation", "person/p1"), (GrainKeys.Stream("organisation", ""), GrainKeys.Stream("person", "p1")));
    }
}
