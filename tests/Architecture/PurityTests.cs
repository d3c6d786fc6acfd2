using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Reinstate.ArchitectureTests;

/// <summary>Decisions, folds, matching and evidence depend on their arguments alone: no clock, no chance, no files, no environment, no threads.</summary>
public sealed class PurityTests
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime::get_Now", "System.DateTime::get_UtcNow", "System.DateTime::get_Today", "System.DateTimeOffset::get_Now", "System.DateTimeOffset::get_UtcNow",
        "System.TimeProvider::", "System.Diagnostics.Stopwatch::", "System.Environment::GetEnvironmentVariable", "System.Environment::get_Tick", "System.Environment::get_MachineName", "System.Environment::get_ProcessorCount", "System.TimeZoneInfo::get_Local",
        "System.Random::", "System.Guid::NewGuid", "System.Guid::CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator::",
        "System.IO.File::", "System.IO.Directory::", "System.IO.FileStream::", "System.Console::", "System.Net.",
        "System.Threading.Thread::", "System.Threading.Tasks.Task::Run", "System.Threading.Tasks.Task::Delay", "System.Threading.Timer::",
    ];

    /// <summary>Where files are read and written on purpose: at the edge, for the batch command.</summary>
    private static readonly string[] Edges = ["Reinstate.Evidence.Reports"];

    [Theory]
    [InlineData("Reconciliation")]
    [InlineData("Grains")]
    [InlineData("Evidence")]
    public void Nothing_impure_is_called(string program) =>
        Assert.Empty(Calls((Assembly)typeof(Programs).GetField(program)!.GetValue(null)!, type => Array.TrueForAll(Edges, edge => !InNamespace(type, edge))));

    [Fact]
    public void Something_impure_is_seen() =>
        Assert.Equal(["Reinstate.ArchitectureTests.PurityTests/Impure::Chance calls System.Guid System.Guid::NewGuid()"], Calls(typeof(PurityTests).Assembly, type => type.Name == nameof(Impure)));

    [Fact]
    public void Decisions_and_queries_are_static()
    {
        var named = Programs.Grains.GetTypes().Where(type => type is { IsNested: false } && (type.Name.EndsWith("Decisions", StringComparison.Ordinal) || type.Name.EndsWith("Queries", StringComparison.Ordinal))).ToList();
        Assert.True(named.Count >= 10);
        Assert.All(named, type => Assert.True(type is { IsAbstract: true, IsSealed: true }, $"{type} is not static."));
    }

    [Fact]
    public void Aggregates_keep_nothing_between_calls() => Assert.All(
        Programs.Grains.GetTypes().Where(type => type.Name.EndsWith("Aggregate", StringComparison.Ordinal)),
        type => Assert.Empty(type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)));

    private static IEnumerable<string> Calls(Assembly assembly, Func<TypeDefinition, bool> chosen)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. from type in module.GetTypes()
                   where chosen(type)
                   from method in type.Methods
                   where method.HasBody
                   from instruction in method.Body.Instructions
                   where instruction.OpCode.FlowControl is FlowControl.Call
                   let called = ((MemberReference)instruction.Operand).FullName
                   where Array.Exists(Forbidden, name => called[(called.IndexOf(' ', StringComparison.Ordinal) + 1)..].StartsWith(name, StringComparison.Ordinal))
                   select $"{type.FullName}::{method.Name} calls {called}"];
    }

    private static bool InNamespace(TypeDefinition type, string space) => type.DeclaringType is { } outer ? InNamespace(outer, space) : type.Namespace == space || type.Namespace.StartsWith($"{space}.", StringComparison.Ordinal);

    private static class Impure
    {
        public static Guid Chance() => Guid.NewGuid();
    }
}
