using System.Reflection;
using Orleans;

namespace Reinstate.ArchitectureTests;

/// <summary>Silos of two versions run side by side, so everything between them has an explicit name and explicit ids.</summary>
public sealed class GrainInterfaceTests
{
    private static IEnumerable<Type> Interfaces => Programs.Contracts.GetTypes().Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type));

    private static IEnumerable<Type> Records => Programs.Contracts.GetTypes().Where(type => type.Namespace == "Reinstate.Contracts.Calls" && type is { IsInterface: false, IsAbstract: false, IsNested: false });

    [Fact]
    public void Grain_interfaces_and_their_methods_have_aliases()
    {
        Assert.True(Interfaces.Count() >= 6);
        Assert.DoesNotContain(Interfaces.SelectMany(type => type.GetMethods().Cast<MemberInfo>().Append(type)), member => member.GetCustomAttribute<AliasAttribute>() is null);
    }

    [Fact]
    public void Grain_interfaces_live_in_the_contracts_alone() =>
        Assert.DoesNotContain(
            new[] { Programs.Grains, Programs.Evidence, Programs.Storage, Programs.Gateway, Programs.Silo }.SelectMany(program => program.GetTypes()),
            type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type));

    [Fact]
    public void What_travels_has_an_alias_and_is_immutable() => Assert.All(Records, type =>
    {
        Assert.NotNull(type.GetCustomAttribute<AliasAttribute>());
        Assert.NotNull(type.GetCustomAttribute<GenerateSerializerAttribute>());
        Assert.NotNull(type.GetCustomAttribute<ImmutableAttribute>());
    });

    [Fact]
    public void Every_property_that_travels_has_an_id_of_its_own() => Assert.All(Records, type => Assert.Empty(Problems(type)));

    [Fact]
    public void A_property_without_an_id_is_seen() => Assert.Equal(["Missing has no id.", "Second shares its id."], Problems(typeof(Careless)));

    private static IEnumerable<string> Problems(Type type)
    {
        var ids = new HashSet<uint>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.GetCustomAttribute<IdAttribute>() is not { } id)
                yield return $"{property.Name} has no id.";
            else if (!ids.Add(id.Id))
                yield return $"{property.Name} shares its id.";
        }
    }

    private sealed class Careless
    {
        [Id(0)]
        public int First { get; init; }

        public int Missing { get; init; }

        [Id(0)]
        public int Second { get; init; }
    }
}
