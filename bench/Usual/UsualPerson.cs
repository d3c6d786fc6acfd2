using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.V1;

namespace Reinstate.Bench.Usual;

/// <summary>A person as a grain is usually written: its whole record is one document, written after each command.</summary>
[GrainType("usual-person")]
internal sealed class UsualPerson([PersistentState("record", UsualNode.Storage)] IPersistentState<UsualRecord> record) : Grain, IPersonGrain
{
    public async Task<CommandAnswer> Execute(CommandCall call)
    {
        if (record.State.Answers.TryGetValue(call.Key, out var version))
            return CommandAnswer.Accepted(version, version);
        var request = RecordEntriesRequest.Parser.ParseFrom(call.Payload.Span);
        foreach (var entry in request.Entries)
        {
            if (record.State.Entries.ContainsKey(entry.EntryId))
                return CommandAnswer.Refused(Refusal.Of(Catalogue.AlreadyExists, entry.EntryId));
            record.State.Entries.Add(entry.EntryId, Google.Protobuf.MessageExtensions.ToByteArray(entry));
        }

        record.State.Answers.Add(call.Key, record.State.Answers.Count + 1);
        await record.WriteStateAsync();
        return CommandAnswer.Accepted(record.State.Answers.Count, record.State.Answers.Count);
    }

    public async Task<CommandAnswer[]> ExecuteAll(CommandCall[] calls)
    {
        var answers = new List<CommandAnswer>();
        foreach (var call in calls)
            answers.Add(await Execute(call));
        return [.. answers];
    }
}

/// <summary>The document.</summary>
[GenerateSerializer, Alias("reinstate.bench.UsualRecord")]
internal sealed class UsualRecord
{
    /// <summary>Entries by id, as they came.</summary>
    [Id(0)]
    public Dictionary<string, byte[]> Entries { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The version that each key was answered with.</summary>
    [Id(1)]
    public Dictionary<string, long> Answers { get; set; } = new(StringComparer.Ordinal);
}
