using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Google.Protobuf.Reflection;

namespace Reinstate.Contracts.Privacy;

/// <summary>What becomes of each field of a message, by field number. A field that this program does not know is treated as personal: a newer program may have marked it.</summary>
internal sealed class FieldPlan
{
    // Wire types of protobuf: https://protobuf.dev/programming-guides/encoding/
    private const int Varint = 0;
    private const int Eight = 1;
    private const int Delimited = 2;
    private const int Four = 5;

    private readonly FrozenDictionary<int, Fate> _fates;

    private FieldPlan(FrozenDictionary<int, Fate> fates) => _fates = fates;

    private enum Part
    {
        Open,
        Personal,
        NamesPerson,
        Divided,
    }

    /// <summary>Whether the message or one within it has a marked field.</summary>
    public bool HasPersonal => _fates.Values.Any(fate => fate.Part is Part.Personal || fate.Within?.HasPersonal == true);

    public static FieldPlan Of(MessageDescriptor message) =>
        new(message.Fields.InFieldNumberOrder().ToFrozenDictionary(field => field.FieldNumber, Decide));

    /// <summary>Writes each field into one of the parts; answers whom the message names.</summary>
    public string Divide(ReadOnlySpan<byte> data, ArrayBufferWriter<byte> open, ArrayBufferWriter<byte> personal)
    {
        var person = "";
        while (data.Length > 0)
        {
            var length = FieldLength(data, out var number, out var content);
            var field = data[..length];
            var fate = _fates.GetValueOrDefault(number, new(Part.Personal, null));
            data = data[length..];
            switch (fate.Part)
            {
                case Part.Personal:
                    personal.Write(field);
                    break;
                case Part.Divided:
                    person = DivideWithin(fate.Within!, number, field[content..], open, personal) is { Length: > 0 } named ? named : person;
                    break;
                case Part.NamesPerson:
                    open.Write(field);
                    person = Named(field[content..]);
                    break;
                default:
                    open.Write(field);
                    break;
            }
        }

        return person;
    }

    private static Fate Decide(FieldDescriptor field)
    {
        if (PersonalData.IsPersonal(field))
        {
            return new(Part.Personal, null);
        }

        if (PersonalData.NamesPerson(field))
        {
            return new(Part.NamesPerson, null);
        }

        // Messages that cannot hold a marked field, or themselves, stay whole.
        if (field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false } && field.MessageType.File.Package.StartsWith("reinstate.", StringComparison.Ordinal)
            && Of(field.MessageType) is { } within && (within.HasPersonal || within._fates.Values.Any(fate => fate.Part is Part.NamesPerson)))
        {
            return new(Part.Divided, within);
        }

        return new(Part.Open, null);
    }

    private static string DivideWithin(FieldPlan within, int number, ReadOnlySpan<byte> message, ArrayBufferWriter<byte> open, ArrayBufferWriter<byte> personal)
    {
        var (openWithin, personalWithin) = (new ArrayBufferWriter<byte>(message.Length + 1), new ArrayBufferWriter<byte>(message.Length + 1));
        var person = within.Divide(message, openWithin, personalWithin);
        WriteField(open, number, openWithin.WrittenSpan);
        if (personalWithin.WrittenCount > 0)
        {
            WriteField(personal, number, personalWithin.WrittenSpan);
        }

        return person;
    }

    private static void WriteField(ArrayBufferWriter<byte> to, int number, ReadOnlySpan<byte> message)
    {
        WriteVarint(to, ((ulong)number << 3) | Delimited);
        WriteVarint(to, (ulong)message.Length);
        to.Write(message);
    }

    private static string Named(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'/');
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    /// <summary>Bytes of the first field with its tag.</summary>
    /// <param name="data">One or more fields.</param>
    /// <param name="number">Its number.</param>
    /// <param name="content">Where its value begins; for a delimited one, after its length.</param>
    private static int FieldLength(ReadOnlySpan<byte> data, out int number, out int content)
    {
        var tag = ReadVarint(data, out content);
        number = (int)(tag >> 3);
        var end = (int)(tag & 7) switch
        {
            Varint => content + Skip(data[content..]),
            Eight => content + 8,
            Four => content + 4,
            Delimited => Delimits(data, ref content),
            _ => throw new FormatException("A stored event is not a protobuf message."),
        };
        return end <= data.Length && number > 0 ? end : throw new FormatException("A stored event is not a protobuf message.");
    }

    private static int Skip(ReadOnlySpan<byte> data)
    {
        ReadVarint(data, out var length);
        return length;
    }

    private static int Delimits(ReadOnlySpan<byte> data, ref int content)
    {
        var length = ReadVarint(data[content..], out var taken);
        content += taken;
        return length <= (ulong)data.Length ? content + (int)length : int.MaxValue;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> data, out int length)
    {
        var value = 0UL;
        for (length = 0; length < data.Length && length < 10;)
        {
            var one = data[length];
            value |= (ulong)(one & 0x7f) << (7 * length++);
            if (one < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A stored event is not a protobuf message.");
    }

    private static void WriteVarint(ArrayBufferWriter<byte> to, ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[length++] = (byte)(value | 0x80);
        }

        bytes[length++] = (byte)value;
        to.Write(bytes[..length]);
    }

    private readonly record struct Fate(Part Part, FieldPlan? Within);
}
