using System.Reflection;
using NetArchTest.Rules;

namespace Reinstate.ArchitectureTests;

/// <summary>What the types use, whatever the project files say.</summary>
public sealed class TypeDependencyTests
{
    private static readonly string[] Hosting = ["Orleans", "Npgsql", "Microsoft.Data.Sqlite", "Grpc.AspNetCore", "Microsoft.AspNetCore", "Microsoft.Extensions.Hosting"];

    public static TheoryData<string, string[]> Arrows => new()
    {
        { "Contracts", ["Reinstate.Reconciliation", "Reinstate.Grains", "Reinstate.Evidence", "Reinstate.Storage", "Reinstate.Gateway", "Reinstate.Silo"] },
        { "Reconciliation", ["Reinstate.Grains", "Reinstate.Evidence", "Reinstate.Storage", "Reinstate.Gateway", "Reinstate.Silo"] },
        { "Grains", ["Reinstate.Evidence", "Reinstate.Storage", "Reinstate.Gateway", "Reinstate.Silo"] },
        { "Evidence", ["Reinstate.Storage", "Reinstate.Gateway", "Reinstate.Silo"] },
        { "Storage", ["Reinstate.Reconciliation", "Reinstate.Grains", "Reinstate.Evidence", "Reinstate.Gateway", "Reinstate.Silo"] },
        { "Gateway", ["Reinstate.Reconciliation", "Reinstate.Grains", "Reinstate.Evidence", "Reinstate.Storage", "Reinstate.Silo", "Npgsql", "Microsoft.Data.Sqlite"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Types_use_only_what_is_below_them(string program, string[] forbidden) => Assert.Empty(Users(Named(program), program, forbidden));

    [Theory]
    [InlineData("Reconciliation")]
    [InlineData("Grains")]
    [InlineData("Evidence")]
    public void The_domain_knows_no_host_no_store_and_no_transport(string program) => Assert.Empty(Users(Named(program), program, Hosting));

    [Fact]
    public void A_type_that_uses_a_host_is_seen()
    {
        Assert.NotEmpty(Users(Programs.Silo, "Silo", ["Orleans"]));
        Assert.NotEmpty(Users(Programs.Storage, "Storage", ["Npgsql"]));
        Assert.NotEmpty(Users(Programs.Silo, "Silo", ["Reinstate.Grains"]));
    }

    private static Assembly Named(string program) => (Assembly)typeof(Programs).GetField(program)!.GetValue(null)!;

    // Code that the compiler's generators add lives in namespaces of theirs.
    private static IEnumerable<string> Users(Assembly assembly, string program, string[] what) =>
        Types.InAssembly(assembly).That().ResideInNamespaceStartingWith($"Reinstate.{program}").And().HaveDependencyOnAny(what).GetTypes().Select(type => type.FullName!);
}
