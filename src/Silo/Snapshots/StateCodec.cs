using System.Buffers.Binary;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Reinstate.Silo.Snapshots;

/// <summary>Bytes of a state and back. Law: reading what was written and writing it again gives the same bytes.</summary>
internal static class StateCodec<TState>
    where TState : class
{
    /// <summary>
    /// Changes whenever the shape of the state changes (a property added, renamed or of another type, anywhere below), so that no
    /// program reads a state that another one folded differently by shape. Raise <see cref="Fold"/> when a fold changes its meaning.
    /// </summary>
    public static readonly int Schema = SchemaOf();

    /// <summary>Raised by hand when a fold gives the same shape another meaning.</summary>
    private const int Fold = 1;

    public static ReadOnlyMemory<byte> Write(TState state) => JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options);

    /// <summary>Null when the bytes are no such state.</summary>
    public static TState? Read(ReadOnlyMemory<byte> data)
    {
        try
        {
            return JsonSerializer.Deserialize<TState>(data.Span, StateJson.Options);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidProtocolBufferException)
        {
            // A snapshot is a convenience: one that cannot be read is as good as none.
            return null;
        }
    }

    private static int SchemaOf()
    {
        var text = new StringBuilder().Append(Fold);
        Describe(typeof(TState), text, []);
        return BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Describe(Type type, StringBuilder text, HashSet<Type> seen)
    {
        text.Append(type.ToString()).Append(';');
        foreach (var argument in type.GetGenericArguments())
            Describe(argument, text, seen);
        if (type.Namespace?.StartsWith("Reinstate", StringComparison.Ordinal) != true || typeof(IMessage).IsAssignableFrom(type) || !seen.Add(type))
            return;
        foreach (var derived in type.Assembly.GetTypes().Where(t => type.IsAbstract && t.BaseType == type).OrderBy(t => t.FullName, StringComparer.Ordinal))
            Describe(derived, text, seen);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append(':');
            Describe(property.PropertyType, text, seen);
        }
    }
}
