using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Reinstate.Contracts.Ids;
using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.TestNodes;

namespace Reinstate.EndToEndTests;

/// <summary>After the play: what was said of people is where it belongs, and neither in the files of the store nor in what the node logs, measures, traces or answers with.</summary>
public sealed class PersonalDataLeakTests : IDisposable
{
    // Fields whose words are somebody's, wherever they stand in an event.
    private static readonly string[] Fields =
    [
        "name", "dob", "nhs_number", "gp", "text", "summary", "note", "prn_rationale", "prn_outcome", "late_reason", "resolution", "last_dose", "decision",
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_of_it_is_in_the_files_of_the_store_or_in_what_the_node_prints()
    {
        string printed;
        await using (var node = await NodeProcess.StartAsync("--data", _folder.At("data"), "--clock", "demo"))
        {
            var (code, output) = await NodeProcess.RunAsync("demo", "--fast", "--connect", node.GrpcAddress.ToString());
            Assert.True(code == 0, output);
            printed = node.Output;
            await node.KillAsync();
        }

        var words = await WordsAsync(_folder.At("data"));
        Assert.Empty(Found(words, "the node's output", printed));
        foreach (var file in Directory.GetFiles(_folder.At("data"), "*", SearchOption.AllDirectories))
            Assert.Equal([], Found(words, file, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation))));
    }

    [Fact]
    public async Task Nothing_of_it_is_in_metrics_traces_or_the_reasons_of_refusals()
    {
        var heard = new ConcurrentBag<string>();
        using var meters = Meters(heard);
        using var traces = Traces(heard);
        var options = new NodeOptions { Store = new StoreAddress.Sqlite(Path.Combine(_folder.At("data"), "reinstate.db")), HttpPort = 0, GrpcPort = 0, DemoClock = true };
        await using (var node = await Node.StartAsync(options, Cancellation))
        {
            var (code, output) = await NodeProcess.RunAsync("demo", "--fast", "--connect", node.GrpcAddress);
            Assert.True(code == 0, output);
        }

        Assert.Contains(heard, said => said.StartsWith("reinstate.command.duration", StringComparison.Ordinal));
        Assert.Contains(heard, said => said.StartsWith("trace Microsoft.AspNetCore", StringComparison.Ordinal));

        var words = await WordsAsync(_folder.At("data"));
        Assert.Empty(Found(words, "metrics and traces", string.Join('\n', heard)));
        await using var log = await OpenAsync(_folder.At("data"));
        var tenant = Assert.Single(await log.TenantsAsync(Cancellation));
        var refused = (await log.ReadTailAsync(tenant, 0, int.MaxValue, Cancellation)).Where(e => e.Type.EndsWith("Refused", StringComparison.Ordinal)).Select(e => MessageTypes.ParseEvent(e.Type, e.Content)!.ToString()).ToList();
        Assert.NotEmpty(refused);
        Assert.Empty(Found(words, "reasons of refusals", string.Join('\n', refused)));
    }

    /// <summary>Every word that somebody's name, note or number is, as the log of the play tells them.</summary>
    private static async Task<IReadOnlyCollection<string>> WordsAsync(string data)
    {
        await using var log = await OpenAsync(data);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tenant in await log.TenantsAsync(Cancellation))
        {
            foreach (var stored in await log.ReadTailAsync(tenant, 0, int.MaxValue, Cancellation))
            {
                var message = MessageTypes.ParseEvent(stored.Type, stored.Content)!;
                if (stored.Stream.StartsWith("person/", StringComparison.Ordinal)
                    || message is Events.V1.PersonRegistered or Events.V1.StaffRegistered or Events.V1.ContactRecorded or Events.V1.OnCallDecisionRecorded or Events.V1.NextDoseChecked)
                    Collect(message, words);
            }
        }

        words.RemoveWhere(word => word.Length < 8 || !word.Any(letter => letter == ' ' || char.IsAsciiDigit(letter)));
        Assert.True(words.Count > 200, $"{words.Count} words");
        Assert.Contains("Edna Wolstenholme", words);
        return words;
    }

    private static void Collect(IMessage message, HashSet<string> words)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = field.Accessor.GetValue(message);
            foreach (var one in value is IList list ? list.Cast<object>() : [value])
            {
                if (one is IMessage within && within is not Facts.V1.Competency && !field.IsMap)
                    Collect(within, words);
                else if (one is string text && field.FieldType == FieldType.String && Fields.Contains(field.Name))
                    words.Add(text);
            }
        }
    }

    private static IEnumerable<string> Found(IReadOnlyCollection<string> words, string where, string text) =>
        words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"\"{word}\" is in {where}");

    private static async Task<Storage.Enciphering.EncipheredLog> OpenAsync(string data)
    {
        var store = new StoreAddress.Sqlite(Path.Combine(data, "reinstate.db"));
        return await Stores.OpenAsync(store, KeyFolder.Of(store), Cancellation);
    }

    private static MeterListener Meters(ConcurrentBag<string> heard)
    {
        var meters = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        meters.Start();
        return meters;

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = new StringBuilder(instrument.Name);
            foreach (var tag in tags)
                text.Append($" {tag.Key}={tag.Value}");
            heard.Add(text.ToString());
        }
    }

    private static ActivityListener Traces(ConcurrentBag<string> heard)
    {
        var traces = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Add(
                $"trace {activity.OperationName} {activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Baggage)} {string.Join(' ', activity.Events.SelectMany(e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(traces);
        return traces;
    }
}
