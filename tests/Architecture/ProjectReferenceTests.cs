using System.Xml.Linq;

namespace Reinstate.ArchitectureTests;

/// <summary>Dependencies point down only: what a project may see is what stands here.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Reconciliation"] = ["Contracts"],
        ["Folders"] = ["Reconciliation"],
        ["Grains"] = ["Reconciliation"],
        ["Evidence"] = ["Grains", "Folders"],
        ["Storage"] = ["Contracts"],
        ["Web"] = [],
        ["Gateway.Grpc"] = ["Contracts", "Web"],
        ["Silo"] = ["Grains", "Storage", "Gateway.Grpc", "Evidence", "Folders"],
        ["Simulation"] = ["Silo"],
    };

    /// <summary>The pure projects take no package beyond these.</summary>
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Reconciliation"] = [],
        ["Grains"] = [],
        ["Evidence"] = [],
    };

    [Fact]
    public void Every_project_of_the_product_is_known_here() =>
        Assert.Equal(Projects.Keys.Order(StringComparer.Ordinal), Tree.Sources("src", ".csproj").Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_refer_only_to_what_is_below_them() =>
        Assert.Empty(Tree.Sources("src", ".csproj").SelectMany(file => Violations(Path.GetFileNameWithoutExtension(file.Path), string.Concat(file.Lines))));

    [Fact]
    public void A_reference_that_points_up_is_seen() =>
        Assert.Equal(["Storage → Grains", "Storage → Evidence"], Violations("Storage", Project("ProjectReference", "../Grains/Grains.csproj", "../Contracts/Contracts.csproj", "../Evidence/Evidence.csproj")));

    [Fact]
    public void A_package_in_a_pure_project_is_seen() => Assert.Equal(["Grains → Npgsql"], Violations("Grains", Project("PackageReference", "Npgsql")));

    private static IEnumerable<string> Violations(string project, string text)
    {
        var xml = XDocument.Parse(text);
        var projects = xml.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Except(Projects[project], StringComparer.Ordinal);
        var packages = Packages.TryGetValue(project, out var allowed)
            ? xml.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value).Except(allowed, StringComparer.Ordinal) : [];
        return projects.Concat(packages).Select(reference => $"{project} → {reference}");
    }

    private static string Project(string kind, params string[] references) =>
        new XElement("Project", new XElement("ItemGroup", references.Select(reference => new XElement(kind, new XAttribute("Include", reference))))).ToString();
}
