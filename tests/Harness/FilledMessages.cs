using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Reinstate.TestHarness;

/// <summary>Messages with every field set, each to a value of its own; made from the descriptor, so that a new field is never forgotten.</summary>
public static class FilledMessages
{
    /// <summary>The same message each time. Of a choice the last alternative is set; a repeated message has one element for each alternative.</summary>
    public static IMessage Of(MessageDescriptor descriptor) => Fill(descriptor, int.MaxValue, 1);

    // The place makes two messages of one type different, so that exchanged fields show.
    private static IMessage Fill(MessageDescriptor descriptor, int alternative, int place)
    {
        var message = descriptor.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in descriptor.Fields.InFieldNumberOrder())
        {
            if (field.RealContainingOneof is { } choice && field != choice.Fields[Math.Min(alternative, choice.Fields.Count - 1)])
                continue;
            if (field.IsMap)
                ((System.Collections.IDictionary)field.Accessor.GetValue(message)).Add("key", "value");
            else if (field.IsRepeated)
                Add((System.Collections.IList)field.Accessor.GetValue(message), field, place);
            else
                field.Accessor.SetValue(message, Value(field, alternative, place));
        }

        return message;
    }

    private static void Add(System.Collections.IList list, FieldDescriptor field, int place)
    {
        var alternatives = field.FieldType is FieldType.Message ? field.MessageType.RealOneofCount == 0 ? 1 : field.MessageType.Oneofs[0].Fields.Count : 2;
        for (var i = 0; i < alternatives; i++)
            list.Add(field.FieldType is FieldType.String ? $"{field.Name}-{i + 1}" : Value(field, i, place));
    }

    private static object Value(FieldDescriptor field, int alternative, int place) => field.FieldType switch
    {
        FieldType.String => field.Name,
        FieldType.Bool => true,
        FieldType.SInt32 => place % 32,
        FieldType.Int32 => field.FieldNumber,
        FieldType.Int64 => 1000L + field.FieldNumber,
        FieldType.Double => field.FieldNumber + 0.5,
        FieldType.Bytes => ByteString.CopyFromUtf8(field.Name),
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[1].Number),
        FieldType.Message when field.MessageType == Timestamp.Descriptor => new Timestamp { Seconds = 1_774_746_000 + (60L * place), Nanos = 123_000_000 },
        FieldType.Message => Fill(field.MessageType, alternative, (32 * place) + field.FieldNumber),
        _ => throw new NotSupportedException($"{field.FullName} has a type that nobody has filled before: {field.FieldType}."),
    };
}
