using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using Reinstate.Reconciliation.Model;

namespace Reinstate.Silo.Snapshots;

/// <summary>
/// How a state is written: its records as JSON, stored facts in it as their protobuf bytes. Computed properties are left out. A state is
/// written the same way every time, because its dictionaries are sorted or are sorted here.
/// </summary>
internal static class StateJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new MessageConverterFactory(), new DictionaryConverterFactory(), new SetConverterFactory(), new FindingsConverter(), new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Polymorphic } },
    };

    private static readonly ImmutableDictionary<Type, Type[]> Families = ImmutableDictionary.CreateRange<Type, Type[]>(
    [
        new(typeof(ExpectedItem), [typeof(ExpectedDose), typeof(ExpectedRecord), typeof(ExpectedVisit)]),
        new(typeof(Content), [typeof(DoseGiven), typeof(RecordMade), typeof(VisitMade)]),
    ]);

    private static void Polymorphic(JsonTypeInfo info)
    {
        if (!Families.TryGetValue(info.Type, out var derived))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization };
        foreach (var type in derived)
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, type.Name));
    }

    private sealed class MessageConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeof(IMessage).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(MessageConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class MessageConverter<T> : JsonConverter<T>
        where T : class, IMessage<T>, new()
    {
        private static readonly MessageParser<T> Parser = new(() => new T());

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parser.ParseFrom(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.ToByteArray());
    }
}
