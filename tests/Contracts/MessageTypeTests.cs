using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.TestHarness;

namespace Reinstate.ContractsTests;

public sealed class MessageTypeTests
{
    private static IEnumerable<FileDescriptor> Files(string package) => typeof(MessageTypes).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal)).Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()
        .Where(file => file.Package == package);

    private static IEnumerable<MessageDescriptor> Api => Files("reinstate.v1").Concat(Files("reinstate.internal.v1")).SelectMany(file => file.MessageTypes);

    [Fact]
    public void Every_stored_event_of_every_file_is_known()
    {
        var declared = Files("reinstate.events.v1").SelectMany(file => file.MessageTypes).Select(message => message.FullName).Order(StringComparer.Ordinal);
        Assert.Equal(declared, MessageTypes.EventNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_stored_event_is_read_back_as_it_was_written() => Assert.All(MessageTypes.EventNames, name =>
    {
        var filled = FilledMessages.Of(MessageTypes.ParseEvent(name, default)!.Descriptor);
        Assert.Equal(filled, MessageTypes.ParseEvent(name, filled.ToByteArray()));
    });

    [Fact]
    public void Every_message_of_the_api_is_read_back_as_it_was_written() => Assert.All(Api, message =>
    {
        var filled = FilledMessages.Of(message);
        Assert.Equal(filled, MessageTypes.ParseRequest(message.FullName, filled.ToByteArray()));
    });

    [Fact]
    public void An_unknown_name_is_null_and_not_a_guess()
    {
        Assert.Null(MessageTypes.ParseEvent("reinstate.events.v1.Unheard", default));
        Assert.Null(MessageTypes.ParseRequest("reinstate.v1.Unheard", default));
        Assert.Null(MessageTypes.ParseEvent("reinstate.v1.CommandReply", default));
    }
}
