using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Google.Protobuf;

namespace Reinstate.Silo.Snapshots;

/// <summary>Immutable dictionaries with keys of any kind, as an array of pairs in the order of the keys' text; strings compare ordinally.</summary>
internal sealed class DictionaryConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() is { } open && (open == typeof(ImmutableDictionary<,>) || open == typeof(ImmutableSortedDictionary<,>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>) ? typeof(Sorted<,>) : typeof(Unsorted<,>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class Sorted<TKey, TValue> : JsonConverter<ImmutableSortedDictionary<TKey, TValue>>
        where TKey : notnull
    {
        public override ImmutableSortedDictionary<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal as IComparer<TKey>, Pairs.Read<TKey, TValue>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<TKey, TValue> value, JsonSerializerOptions options) => Pairs.Write(writer, value, options);
    }

    private sealed class Unsorted<TKey, TValue> : JsonConverter<ImmutableDictionary<TKey, TValue>>
        where TKey : notnull
    {
        public override ImmutableDictionary<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ImmutableDictionary.CreateRange(Pairs.Read<TKey, TValue>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ImmutableDictionary<TKey, TValue> value, JsonSerializerOptions options) =>
            Pairs.Write(writer, value.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal), options);
    }

    private static class Pairs
    {
        private static readonly JsonSerializerOptions Keys = new() { IncludeFields = true };

        public static List<KeyValuePair<TKey, TValue>> Read<TKey, TValue>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            // A directory has half a million of them: the converters are looked up once.
            var (keys, values) = ((JsonConverter<TKey>)Keys.GetConverter(typeof(TKey)), (JsonConverter<TValue>)options.GetConverter(typeof(TValue)));
            var pairs = new List<KeyValuePair<TKey, TValue>>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var key = keys.Read(ref reader, typeof(TKey), Keys)!;
                reader.Read();
                pairs.Add(new(key, values.Read(ref reader, typeof(TValue), options)!));
            }

            return pairs;
        }

        public static void Write<TKey, TValue>(Utf8JsonWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> pairs, JsonSerializerOptions options)
        {
            var (keys, values) = ((JsonConverter<TKey>)Keys.GetConverter(typeof(TKey)), (JsonConverter<TValue>)options.GetConverter(typeof(TValue)));
            writer.WriteStartArray();
            foreach (var (key, value) in pairs)
            {
                keys.Write(writer, key, Keys);
                values.Write(writer, value, options);
            }

            writer.WriteEndArray();
        }
    }
}

/// <summary>Sets of facts, in the order of their bytes.</summary>
internal sealed class SetConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableHashSet<>) && typeof(IMessage).IsAssignableFrom(typeToConvert.GetGenericArguments()[0]);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Facts<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Facts<T> : JsonConverter<ImmutableHashSet<T>>
        where T : IMessage
    {
        public override ImmutableHashSet<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<T[]>(ref reader, options)!];

        public override void Write(Utf8JsonWriter writer, ImmutableHashSet<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.OrderBy(fact => Convert.ToHexString(fact.ToByteArray()), StringComparer.Ordinal).ToArray(), options);
    }
}
