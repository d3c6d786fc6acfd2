using System.Collections.Frozen;
using Reinstate.Contracts.Access;
using Reinstate.SecurityTests.Matrix;

namespace Reinstate.SecurityTests;

/// <summary>Every method in every role about everything, against a real node: what the table says, and nothing else.</summary>
public sealed class MatrixTests(World world, ITestOutputHelper output) : IClassFixture<World>
{
    [Fact]
    public async Task Every_cell_is_as_the_table_says_and_no_denial_tells_what_there_is()
    {
        var outcomes = await new Walker(world).WalkAsync(AccessTable.Rows);
        var table = AccessTable.Rows.ToDictionary(row => row.Method);
        output.WriteLine($"{outcomes.Count} cells: {AccessTable.Rows.Count} methods, {Walker.EveryRole.Count} roles, 2 reaches, {Target.All.Count} targets; {string.Join(", ", outcomes.Values.CountBy(one => one.Verdict).OrderBy(one => one.Key).Select(one => $"{one.Value} {one.Key}"))}");
        Console.WriteLine($"{outcomes.Count} cells of the access matrix");
        Assert.Empty(Walker.Differences(table, outcomes).Take(50));

        // One text for all that is out of reach, whoever asks for whatever; one for each duty that is not the role's.
        Assert.Single(outcomes.Values.Where(one => one.Code == Outcome.OutOfReach).Select(one => one.Told).Distinct());
        Assert.All(outcomes.Where(one => one.Value.Code == Outcome.RoleNotAllowed).GroupBy(one => (one.Key.Method, one.Key.Role)), cells => Assert.Single(cells.Select(one => one.Value.Told).Distinct()));

        // What is answered to whoever reaches one service names nothing of another, and nobody is told of another organisation.
        Assert.Empty(outcomes.Where(one => !one.Key.Everywhere && one.Key.Target.IsOwn && one.Value.IsAdmitted && Tells(one.Value, "elm")).Select(one => one.Key));
        Assert.Empty(outcomes.Where(one => one.Key.Target != Target.Foreign && Tells(one.Value, "ash")).Select(one => one.Key));

        // To whoever reaches everything, another organisation's is as what is nowhere.
        Assert.All(outcomes.Where(one => one.Key is { Everywhere: true } && one.Key.Target == Target.Foreign), one =>
            Assert.Equal(outcomes[one.Key with { Target = Target.Nowhere }].Code, one.Value.Code));
        EveryChangeOfTheTableIsSeen(table, outcomes);
    }

    // The walk is worth nothing if it would pass with another table: whatever role is put into a row or taken out, and whatever else it needs, some cell differs.
    private void EveryChangeOfTheTableIsSeen(Dictionary<string, AccessRow> table, IReadOnlyDictionary<Cell, Outcome> outcomes)
    {
        var changes = 0;
        foreach (var row in AccessTable.Rows)
        {
            foreach (var changed in Walker.EveryRole.Select(role => row with { Roles = row.Roles.SymmetricExceptOf(role) }).Concat(OtherNeeds(row).Select(needs => row with { Needs = needs })))
            {
                changes++;
                var mutant = new Dictionary<string, AccessRow>(table) { [row.Method] = changed };
                Assert.True(Walker.Differences(mutant, outcomes.Where(one => one.Key.Method == row.Method).ToDictionary()).Any(), $"Nobody notices {changed.Method} with {changed.Needs} for {string.Join(", ", changed.Roles)}.");
            }
        }

        output.WriteLine($"{changes} changed rows, each seen");
    }

    private static bool Tells(Outcome outcome, string word) => outcome.Told.ToStringUtf8().Contains($"-{word}", StringComparison.Ordinal);

    // Needs that the request of this method would show: those of its own kind differ in nothing that a cell could show.
    private static IEnumerable<Needs> OtherNeeds(AccessRow row) => row.Method == "Watch" ? [Needs.Organisation]
        : Enum.GetValues<Needs>().Where(other => Target.All.Any(target => Expectation.Of(row with { Needs = other }, Cell(row, target)) != Expectation.Of(row, Cell(row, target))));

    private static Cell Cell(AccessRow row, Target target) => new(row.Method, row.Roles.First(), false, target);
}

internal static class RoleSets
{
    public static FrozenSet<string> SymmetricExceptOf(this FrozenSet<string> roles, string role) => (roles.Contains(role) ? roles.Except([role]) : roles.Append(role)).ToFrozenSet(StringComparer.Ordinal);
}
