using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Reinstate.InteropTests;

/// <summary>Requests that parse and are wrong in every other way: absent and huge values, times that cannot be, numbers that are none. The same seed gives the same request.</summary>
internal sealed class NastyRequests(int seed)
{
    private const int Deepest = 4;

    private static readonly string[] Texts =
    [
        "", " ", "x", "storm", "willow", "oak", "ann", "bob", "rhea", "sam", "nobody", "W-001", "e-ann-dose", "dose-ann", "record-bob", "q-1", "house", "G", "paper", "live", "emar",
        "care_planning", "given", "activities", "2026-03-29T01:30", "2026-02-30", "not-a-date", "Europe/London", "Mars/Base", "../../etc", "a/b", "\u0000", "é–€🦊", "{", "null",
        "{\"second_check_minimum_seconds\":-1}", new string('z', 30_000),
    ];

    private static readonly long[] Seconds = [0, 1_773_133_200, 1_774_747_800, -62_135_596_800, 253_402_300_799, long.MaxValue, long.MinValue];
    private static readonly int[] Numbers = [0, 1, 2, 3, 6, 13, -1, 99, 60, -840, int.MaxValue, int.MinValue];
    private static readonly double[] Doubles = [0, 1, -1, 0.1, double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon];

    private readonly Random random = new(seed);

    /// <summary>A message of that type, with most of its fields present, so that it gets past the first check.</summary>
    public IMessage Of(MessageDescriptor type, int depth = 0)
    {
        if (type == Timestamp.Descriptor)
        {
            return new Timestamp { Seconds = Pick(Seconds), Nanos = random.Next(4) == 0 ? Pick(Numbers) : 0 };
        }

        var message = type.Parser.ParseFrom([]);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !field.IsMap && field.Name != "header" && depth < Deepest && random.Next(5) > 0))
        {
            if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (var count = random.Next(4); count > 0; count--)
                {
                    list.Add(Value(field, depth));
                }
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, depth));
            }
        }

        return message;
    }

    private object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Message => Of(field.MessageType, depth + 1),
        FieldType.String => Pick(Texts),
        FieldType.Bool => random.Next(2) == 0,
        FieldType.Double => Pick(Doubles),
        FieldType.Int32 or FieldType.SInt32 or FieldType.Enum => Pick(Numbers),
        FieldType.Int64 => Pick(Seconds),
        _ => throw new NotSupportedException($"{field.FullName} has a type that no request had so far."),
    };

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
