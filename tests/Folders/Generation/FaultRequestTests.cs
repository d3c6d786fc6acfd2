using Reinstate.Folders.Generation;

namespace Reinstate.FoldersTests.Generation;

public class FaultRequestTests
{
    [Fact]
    public void Counts_are_read_by_rule()
    {
        var request = FaultRequest.Parse("""{"rules":{"14":3,"29":1}}""", out var problem);
        Assert.Equal("", problem);
        Assert.Equal([new(14, 3), new(29, 1)], request!.Counts);
    }

    [Fact]
    public void Words_and_a_rate_are_read()
    {
        Assert.Equal(FaultRequest.OneOfEach, FaultRequest.Parse("\"all\"", out _));
        Assert.True(FaultRequest.Parse("\"none\"", out _)!.IsNone);
        Assert.Equal(0.02m, FaultRequest.Parse("""{"rate":0.02}""", out _)!.Rate);
    }

    [Theory]
    [InlineData("""{"rules":{"41":1}}""", "rules.41: no fault of this rule can be planted")]
    [InlineData("""{"rules":{"fourteen":1}}""", "rules.fourteen: no fault")]
    [InlineData("""{"rules":{"14":-1}}""", "rules.14: is not a whole number")]
    [InlineData("""{"rules":{"14":1,"14":2}}""", "rules.14: stands there twice")]
    [InlineData("""{"rules":[14]}""", "rules: is not an object")]
    [InlineData("""{"rate":0.5}""", "rate: is not a number above 0 and up to 0.1")]
    [InlineData("""{"share":0.5}""", "share: is not a key")]
    [InlineData("""{"rate":0.01,"rules":{}}""", "says neither")]
    [InlineData("[]", "says neither")]
    [InlineData("{", "is not JSON")]
    public void What_cannot_be_read_is_named(string json, string problem)
    {
        Assert.Null(FaultRequest.Parse(json, out var found));
        Assert.StartsWith(problem, found, StringComparison.Ordinal);
    }
}
