using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.Contracts.Privacy;
using Reinstate.Events.V1;
using Reinstate.Facts.V1;
using Reinstate.TestHarness;

namespace Reinstate.ContractsTests.Privacy;

public sealed class PersonalDataTests
{
    public static TheoryData<string> Names => [.. MessageTypes.EventNames.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_parts_together_are_the_event_and_apart_neither_says_what_the_other_does(string name)
    {
        var filled = FilledMessages.Of(MessageTypes.ParseEvent(name, default)!.Descriptor);

        var parts = PersonalData.Divide(name, filled.ToByteArray());

        Assert.Equal(filled, MessageTypes.ParseEvent(name, (byte[])[.. parts.Open.Span, .. parts.Personal.Span]));
        var (open, personal) = (MessageTypes.ParseEvent(name, parts.Open)!, MessageTypes.ParseEvent(name, parts.Personal)!);
        Assert.Equal(Leaves(filled.Descriptor).Where(leaf => leaf.IsPersonal).Select(leaf => leaf.Path), Set(personal));
        Assert.Equal(Leaves(filled.Descriptor).Where(leaf => !leaf.IsPersonal).Select(leaf => leaf.Path), Set(open));
        Assert.Equal(parts.Personal.Length > 0, PersonalData.IsIn(name));
    }

    [Fact]
    public void All_that_a_persons_own_events_say_is_personal_but_where_it_belongs_and_that_it_was_erased()
    {
        foreach (var message in PersonEventsReflection.Descriptor.MessageTypes.Where(message => message != ErasureDecided.Descriptor))
            Assert.Equal(["incident_id", "service_id"], message.Fields.InDeclarationOrder().Where(field => !IsPersonal(field)).Select(field => field.Name));
        Assert.False(PersonalData.IsIn(ErasureDecided.Descriptor.FullName));
    }

    [Fact]
    public void Whom_an_event_is_about_is_named_by_a_field_of_its_own_or_of_what_it_carries()
    {
        Assert.Equal("p-1", Person(new PersonRegistered { Person = new() { PersonId = "p-1", Name = "Ann" } }));
        Assert.Equal("p-2", Person(new ContactRecorded { ServiceId = "home", Contact = new() { PersonId = "p-2", Summary = "told" } }));
        Assert.Equal("p-3", Person(new AuditItemJudged { Item = "p-3/dose-1", Note = "seen" }));
        Assert.Equal("", Person(new TimelineNoted { Text = "back" }));
    }

    [Fact]
    public void A_field_that_a_newer_program_added_is_taken_for_personal()
    {
        byte[] unheard = [0xca, 0x3e, 3, (byte)'A', (byte)'n', (byte)'n'];
        var parts = PersonalData.Divide(TimelineNoted.Descriptor.FullName, (byte[])[.. new TimelineNoted { ServiceId = "home" }.ToByteArray(), .. unheard]);
        Assert.Equal(unheard, parts.Personal.ToArray());
        Assert.Equal(new TimelineNoted { ServiceId = "home" }, TimelineNoted.Parser.ParseFrom(parts.Open.Span));
    }

    [Fact]
    public void Bytes_that_are_no_message_are_refused()
    {
        var random = new Random(7);
        var whole = FilledMessages.Of(PersonRegistered.Descriptor).ToByteArray();
        for (var length = 1; length < whole.Length; length++)
            Held(whole[..length]);
        for (var round = 0; round < 2000; round++)
        {
            var noise = new byte[random.Next(1, 40)];
            random.NextBytes(noise);
            Held(noise);
        }

        // Either it is divided without a byte lost, or it is no message.
        static void Held(byte[] data)
        {
            try
            {
                var parts = PersonalData.Divide(PersonRegistered.Descriptor.FullName, data);
                Assert.True(parts.Open.Length + parts.Personal.Length >= data.Length);
            }
            catch (FormatException e)
            {
                Assert.Equal("A stored event is not a protobuf message.", e.Message);
            }
        }
    }

    [Fact]
    public void What_stays_readable_in_the_store_is_as_promised() => CheckedIn.Same("locks/readable.txt", string.Concat(
        MessageTypes.Events.SelectMany(message => Leaves(message).Where(leaf => !leaf.IsPersonal && leaf.IsText).Select(leaf => $"{message.Name} {leaf.Path}\n")).Order(StringComparer.Ordinal)));

    private static string Person(IMessage message) => PersonalData.Divide(message.Descriptor.FullName, message.ToByteArray()).Person;

    private static bool IsPersonal(FieldDescriptor field) => field.GetOptions()?.GetExtension(PersonalExtensions.Personal) == true;

    // What is divided: a marked field whole, a single message of ours field by field, anything else whole.
    private static IEnumerable<Leaf> Leaves(MessageDescriptor message, string above = "")
    {
        foreach (var field in message.Fields.InFieldNumberOrder())
        {
            if (!IsPersonal(field) && field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false } && HasMarks(field.MessageType))
            {
                foreach (var leaf in Leaves(field.MessageType, $"{above}{field.Name}."))
                    yield return leaf;
                continue;
            }

            yield return new Leaf(above + field.Name, IsPersonal(field), field.FieldType is FieldType.String or FieldType.Message);
        }
    }

    private static bool HasMarks(MessageDescriptor message) => message.Fields.InFieldNumberOrder().Any(field =>
        IsPersonal(field) || field.GetOptions()?.GetExtension(PersonalExtensions.NamesPerson) == true);

    private static IEnumerable<string> Set(IMessage message, string above = "")
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            if (field is { FieldType: FieldType.Message, IsRepeated: false, IsMap: false } && !IsPersonal(field) && HasMarks(field.MessageType))
            {
                foreach (var path in value is IMessage within ? Set(within, $"{above}{field.Name}.") : [])
                    yield return path;
                continue;
            }

            if (field.IsRepeated ? ((System.Collections.IList)value).Count > 0 : value is not (null or "" or 0 or 0L or 0.0 or false))
                yield return above + field.Name;
        }
    }

    private sealed record Leaf(string Path, bool IsPersonal, bool IsText);
}
