using CsCheck;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Reinstate.Facts.V1;
using Reinstate.Reconciliation.Wire;

namespace Reinstate.ReconciliationTests.Wire;

/// <summary>Messages are filled field by field from their descriptors, so a field that the mapping forgets breaks these tests.</summary>
public class FactsWireTests
{
    [Fact]
    public void Expected_items_survive_both_ways() => Survives(new ExpectedItem(), m => FactsWire.ToWire(FactsWire.FromWire(m, "P1")));

    [Fact]
    public void Entries_survive_both_ways() => Survives(new Entry(), m => FactsWire.ToWire(FactsWire.FromWire(m, "P1")));

    [Fact]
    public void Surroundings_survive_both_ways()
    {
        Survives(new Sheet(), m => FactsWire.ToWire(FactsWire.FromWire(m, "S1")));
        Survives(new Contact(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new RotaChange(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new OnCallDecision(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new StockCount(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
    }

    [Fact]
    public void The_directory_survives_both_ways()
    {
        Survives(new Shift(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new StaffMember(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new PersonSupported(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new ServiceLocation(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
        Survives(new ChartCode(), m => FactsWire.ToWire(FactsWire.FromWire(m)));
    }

    [Fact]
    public void A_message_that_states_no_fact_is_told_why()
    {
        Assert.Equal("item_id is missing.", FactsWire.Problem(new ExpectedItem(), "P1"));
        Assert.Equal("kind is missing.", FactsWire.Problem(new ExpectedItem { ItemId = "i" }, "P1"));
        Assert.Equal("content is missing.", FactsWire.Problem(new Entry { EntryId = "e" }));
        var moment = new Moment { Instant = new Timestamp { Seconds = 1 } };
        var entry = new Entry { EntryId = "e", Source = Source.Paper, OccurredAt = moment, Record = new RecordMade { Category = "slumber" } };
        Assert.Equal("category has the unknown word 'slumber'.", FactsWire.Problem(entry));
        Assert.Equal("category 'medicines' is not a category of records.", FactsWire.Problem(new Entry(entry) { Record = new RecordMade { Category = "medicines" } }));
        var dose = new Entry(entry) { Dose = new DoseGiven { MedicineId = "m", Code = "/", DoseGiven_ = double.NaN } };
        Assert.Equal("dose_given is not a possible number.", FactsWire.Problem(dose));
        var sound = new Entry(entry) { Record = new RecordMade { Category = "sleep" } };
        Assert.Equal("occurred_at is not a possible time.", FactsWire.Problem(new Entry(sound) { OccurredAt = new Moment { Instant = new Timestamp { Seconds = long.MaxValue } } }));
        Assert.Equal("occurred_at is not a possible time.", FactsWire.Problem(new Entry(sound) { OccurredAt = new Moment { Instant = moment.Instant, OffsetMinutes = 10_000 } }));
        Assert.Null(FactsWire.Problem(sound));
    }

    private static void Survives<T>(T empty, Func<T, T> roundTrip)
        where T : IMessage<T> => Gen.Int.Sample(seed =>
        {
            var message = empty.Clone();
            Fill(message, new Random(seed));
            Assert.Equal(message, roundTrip(message));
        }, iter: 300);

    private static void Fill(IMessage message, Random random)
    {
        foreach (var oneof in message.Descriptor.RealOneofList())
            Set(message, oneof.Fields[random.Next(oneof.Fields.Count)], random);
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(f => f.RealContainingOneof is null))
        {
            if (Must(field) || random.Next(3) > 0)
                Set(message, field, random);
        }
    }

    /// <summary>What every fact has to state, and enums whose absence is read as a value.</summary>
    private static bool Must(FieldDescriptor field) => field.FieldType == FieldType.Enum || field.Name is "item_id" or "entry_id" or "medicine_id" or "due_at" or "due_from"
        or "due_to" or "start" or "end" or "visit_id" or "occurred_at" or "serial" or "issued_at" or "contact_id" or "change_id" or "changed_at" or "decision_id"
        or "decided_at" or "counted_at" or "staff_id" or "person_id" or "service_id" or "category" or "code" or "meaning";

    private static void Set(IMessage message, FieldDescriptor field, Random random)
    {
        if (field.IsMap)
            ((System.Collections.IDictionary)field.Accessor.GetValue(message))[$"k{random.Next(9)}"] = "v";
        else if (field.IsRepeated)
            ((System.Collections.IList)field.Accessor.GetValue(message)).Add(Value(field, random));
        else
            field.Accessor.SetValue(message, Value(field, random));
    }

    private static object Value(FieldDescriptor field, Random random)
    {
        if (field.FieldType == FieldType.Message && field.MessageType.Name == "Moment")
        {
            return new Moment
            {
                Instant = new Timestamp { Seconds = random.NextInt64(0, 4_000_000_000), Nanos = random.Next(10_000_000) * 100 },
                OffsetMinutes = random.Next(-720, 840),
            };
        }

        if (field.FieldType == FieldType.Message)
        {
            var message = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            Fill(message, random);
            return message;
        }

        return field.FieldType switch
        {
            FieldType.Bool => true,
            FieldType.Int32 => random.Next(1, 1000),
            FieldType.Double => random.Next(-100_000, 100_000) / 8.0,
            FieldType.Enum => random.Next(1, field.EnumType.Values.Count),
            _ => field.Name switch
            {
                "category" => "sleep",
                "meaning" => "refused_destroyed",
                "doubtful_times" => "due_at",
                "expires_on" => "2026-02-28",
                _ => $"text {random.Next(100)}",
            },
        };
    }
}

internal static class Descriptors
{
    public static IEnumerable<OneofDescriptor> RealOneofList(this MessageDescriptor message) => message.Oneofs.Where(o => !o.IsSynthetic);
}
