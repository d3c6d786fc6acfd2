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
            var facts = Facts<TValue>(options);
            var pairs = new List<KeyValuePair<TKey, TValue>>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var key = reader.TokenType == JsonTokenType.String && typeof(TKey) == typeof(string) ? (TKey)(object)reader.GetString()! : JsonSerializer.Deserialize<TKey>(ref reader, Keys)!;
                reader.Read();
                pairs.Add(new(key, facts is null ? JsonSerializer.Deserialize<TValue>(ref reader, options)! : facts.Read(ref reader, typeof(TValue), options)!));
            }

            return pairs;
        }

        public static void Write<TKey, TValue>(Utf8JsonWriter writer, IEnumerable<KeyValuePair<TKey, TValue>> pairs, JsonSerializerOptions options)
        {
            var facts = Facts<TValue>(options);
            writer.WriteStartArray();
            foreach (var (key, value) in pairs)
            {
                if (key is string text)
                    writer.WriteStringValue(text);
                else
                    JsonSerializer.Serialize(writer, key, Keys);
                if (facts is null)
                    JsonSerializer.Serialize(writer, value, options);
                else
                    facts.Write(writer, value, options);
            }

            writer.WriteEndArray();
        }

        // A directory has half a million of them: their converter is looked up once.
        private static JsonConverter<TValue>? Facts<TValue>(JsonSerializerOptions options) =>
            typeof(IMessage).IsAssignableFrom(typeof(TValue)) ? (JsonConverter<TValue>)options.GetConverter(typeof(TValue)) : null;
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
