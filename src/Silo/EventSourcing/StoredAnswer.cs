using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Silo.EventSourcing;

/// <summary>The part of an answer that the log keeps as opaque bytes: nothing for an accepted command, else code and reasons of the refusal.</summary>
internal static class StoredAnswer
{
    public static ReadOnlyMemory<byte> Of(Refusal? refusal) =>
        refusal is null ? default : new RefusalDetail { Code = refusal.Kind.Code, Reasons = { refusal.Reasons } }.ToByteArray();

    /// <summary>The first answer again.</summary>
    public static CommandAnswer Read(CommandRecord record) => Read(record.Answer, record.Position, record.Version);

    public static CommandAnswer Read(ReadOnlyMemory<byte> answer, long position, long version)
    {
        if (answer.IsEmpty)
        {
            return CommandAnswer.Accepted(position, version);
        }

        var detail = RefusalDetail.Parser.ParseFrom(answer.Span);
        return new CommandAnswer(position, version, detail.Code, [.. detail.Reasons]);
    }
}
