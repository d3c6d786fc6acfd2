using System.Globalization;
using System.Reflection;
using Google.Protobuf.Reflection;
using Orleans;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;

namespace Reinstate.ContractsTests;

/// <summary>Contracts under lock: whoever changes one of these changes the file beside it too, knowingly.</summary>
public sealed class LockTests
{
    [Fact]
    public void Grain_interfaces_are_as_promised() => CheckedIn.Same("locks/grains.txt", Text(Interfaces().Concat(Records())));

    [Fact]
    public void The_error_catalogue_is_as_promised() => CheckedIn.Same("locks/refusals.txt", Text(
        Catalogue.ByCode.Values.OrderBy(kind => kind.Code, StringComparer.Ordinal).Select(kind => $"{kind.Code} {kind.Status} {(kind.FromSurroundings ? "judged-again" : "final")} {kind.Sentence}")));

    [Fact]
    public void Fields_of_stored_events_are_as_promised() => CheckedIn.Same("locks/events.txt", Text(
        Stored().SelectMany(file => file.MessageTypes).SelectMany(message => message.NestedTypes.Prepend(message)).SelectMany(Fields).Concat(Stored().SelectMany(file => file.EnumTypes).SelectMany(Words)).Order(StringComparer.Ordinal)));

    private static IEnumerable<Type> Calls => typeof(CommandCall).Assembly.GetTypes().Where(type => type.Namespace == typeof(CommandCall).Namespace && !type.IsNested).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<FileDescriptor> Stored() => Events.V1.PersonEventsReflection.Descriptor.Dependencies.Where(file => file.Package == "reinstate.facts.v1").Concat(
    [
        Events.V1.CommonEventsReflection.Descriptor, Events.V1.OrganisationEventsReflection.Descriptor, Events.V1.IncidentEventsReflection.Descriptor,
        Events.V1.ServiceEventsReflection.Descriptor, Events.V1.PersonEventsReflection.Descriptor, Events.V1.ReadEventsReflection.Descriptor,
        Events.V1.PlanEventsReflection.Descriptor, Events.V1.AssuranceEventsReflection.Descriptor, Events.V1.ExerciseEventsReflection.Descriptor,
    ]);

    private static IEnumerable<string> Interfaces() =>
        from type in Calls
        where type.IsInterface
        from line in type.GetMethods().OrderBy(method => method.Name, StringComparer.Ordinal).Select(method => $"  {Alias(method)}({string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType)))}) → {Name(method.ReturnType)}")
            .Prepend($"{Alias(type)} : {string.Join(", ", type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal))}")
        select line;

    private static IEnumerable<string> Records() =>
        from type in Calls
        where !type.IsInterface && type.GetCustomAttribute<AliasAttribute>() is not null
        from line in type.GetProperties().Where(property => property.GetCustomAttribute<IdAttribute>() is not null).OrderBy(property => property.GetCustomAttribute<IdAttribute>()!.Id)
            .Select(property => $"  {property.GetCustomAttribute<IdAttribute>()!.Id} {property.Name} {Name(property.PropertyType)}").Prepend(Alias(type))
        select line;

    private static IEnumerable<string> Fields(MessageDescriptor message) => message.Fields.InFieldNumberOrder().Select(field =>
        $"{message.FullName} {field.FieldNumber.ToString("D2", CultureInfo.InvariantCulture)} {field.Name} {(field.IsMap ? "map" : field.IsRepeated ? "repeated " : "")}{Type(field)}{(field.RealContainingOneof is { } one ? $" of {one.Name}" : field.HasPresence && field.FieldType != FieldType.Message ? " optional" : "")}")
        .DefaultIfEmpty($"{message.FullName} 00");

    private static string Type(FieldDescriptor field) => field.IsMap ? "" : field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        _ => field.FieldType.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Words(EnumDescriptor words) => words.Values.Select(word => $"{words.FullName} {word.Number.ToString("D2", CultureInfo.InvariantCulture)} {word.Name}");

    private static string Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>()!.Alias;

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
