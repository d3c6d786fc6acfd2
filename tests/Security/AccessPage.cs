using System.Text;
using Reinstate.Contracts.Access;
using Reinstate.TestNodes;

namespace Reinstate.SecurityTests;

/// <summary>The table in docs/access.md is the access table. With REINSTATE_WRITE_DOCS=1 it is written instead of compared.</summary>
public sealed class AccessPage
{
    private const string Heading = "| service | methods | needs | roles |\n|---|---|---|---|\n";

    [Fact]
    public void The_page_lists_every_method_as_it_is()
    {
        var path = Path.Combine(Repository.Root, "docs", "access.md");
        var page = File.ReadAllText(path);
        var table = new StringBuilder(Heading);
        foreach (var line in AccessTable.Rows.GroupBy(row => (row.Service, row.Needs, Roles: string.Join(", ", Roles.All.Where(row.Roles.Contains)))).OrderBy(line => line.Key.Service, StringComparer.Ordinal))
            table.Append($"| {line.Key.Service} | {string.Join(", ", line.Select(row => row.Method))} | {line.Key.Needs} | {line.Key.Roles} |\n");
        if (Environment.GetEnvironmentVariable("REINSTATE_WRITE_DOCS") == "1")
        {
            var at = page.IndexOf(Heading, StringComparison.Ordinal);
            File.WriteAllText(path, (at < 0 ? page : page[..at]) + table);
            return;
        }

        Assert.EndsWith(table.ToString(), page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_without_a_row_or_a_row_without_a_method_keeps_the_program_from_starting()
    {
        var services = Reinstate.Contracts.Ids.MessageTypes.Services.ToList();
        var none = Assert.Throws<InvalidOperationException>(() => AccessTable.Build([], services.Take(1)));
        Assert.Contains("has no row for RegisterOrganisation", none.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => AccessTable.Build([(Needs.Part, [], "Imagine")], []));
        Assert.Throws<InvalidOperationException>(() => AccessTable.Build([(Needs.Part, [], "Execute Execute")], services.Where(service => service.Name == "BulkService")));
    }
}
