using Google.Protobuf;
using Reinstate.Contracts.Ids;
using Reinstate.TestHarness;

namespace Reinstate.ContractsTests;

/// <summary>
/// Bytes of every stored event as they were once written, with every field set, and what they said then. They are never written again:
/// a log outlives every program, so what could be read must be read the same for ever.
/// </summary>
public sealed class GoldenEventTests
{
    public static TheoryData<string> Names => [.. MessageTypes.EventNames.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Old_bytes_say_what_they_said(string name)
    {
        var (bytes, json) = ($"golden/{name}.bin", $"golden/{name}.json");
        if (CheckedIn.Updating && !File.Exists(CheckedIn.PathOf(bytes)))
        {
            var filled = FilledMessages.Of(MessageTypes.ParseEvent(name, default)!.Descriptor);
            CheckedIn.Same(bytes, Convert.ToBase64String(filled.ToByteArray()) + "\n");
            CheckedIn.Same(json, Json(filled));
        }

        var read = MessageTypes.ParseEvent(name, Convert.FromBase64String(File.ReadAllText(CheckedIn.PathOf(bytes))));
        Assert.Equal(File.ReadAllText(CheckedIn.PathOf(json)), Json(read!));
    }

    [Fact]
    public void No_event_was_taken_away()
    {
        var kept = Directory.EnumerateFiles(CheckedIn.PathOf("golden"), "*.bin").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(MessageTypes.EventNames.Order(StringComparer.Ordinal), kept);
    }

    [Fact]
    public void A_field_that_changed_its_number_is_seen()
    {
        // The same bytes under another message stand for a field that was renumbered.
        var bytes = File.ReadAllText(CheckedIn.PathOf("golden/reinstate.events.v1.ActionClosed.bin"));
        var read = Json(Events.V1.AuditSampleDrawn.Parser.ParseFrom(Convert.FromBase64String(bytes)));
        Assert.NotEqual(File.ReadAllText(CheckedIn.PathOf("golden/reinstate.events.v1.ActionClosed.json")), read);
    }

    private static string Json(IMessage message) => new JsonFormatter(JsonFormatter.Settings.Default.WithIndentation()).Format(message).ReplaceLineEndings("\n") + "\n";
}
