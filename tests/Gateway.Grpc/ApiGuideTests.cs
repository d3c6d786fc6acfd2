using System.Runtime.CompilerServices;
using Reinstate.Contracts.Refusals;

namespace Reinstate.GatewayTests;

/// <summary>The published list of refusals is the catalogue. With REINSTATE_WRITE_DOCS=1 the table is written instead of compared.</summary>
public sealed class ApiGuideTests
{
    private const string Heading = "| code | gRPC status | sentence |\n|---|---|---|\n";

    [Fact]
    public void The_guide_lists_every_refusal_as_it_is()
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/api.md");
        var guide = File.ReadAllText(path);
        var table = Heading + string.Concat(Catalogue.ByCode.Values
            .OrderBy(kind => kind.Status).ThenBy(kind => kind.Code, StringComparer.Ordinal)
            .Select(kind => $"| `{kind.Code}` | {kind.Status} | {kind.Sentence} |\n"));
        if (Environment.GetEnvironmentVariable("REINSTATE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, guide[..guide.IndexOf(Heading, StringComparison.Ordinal)] + table);
            return;
        }

        Assert.EndsWith(table, guide, StringComparison.Ordinal);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
