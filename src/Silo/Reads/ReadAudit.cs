using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.Grains.Reads;
using Reinstate.Internal.V1;
using Reinstate.Silo.Boards;
using Reinstate.Silo.EventSourcing;

namespace Reinstate.Silo.Reads;

/// <summary>
/// Keeps on record who is shown a person's record, before it is shown: an answer that discloses one leaves here only when the read is durable. Where it cannot be, the reader gets that refusal instead.
/// </summary>
/// <remarks>
/// The same read by the same person in the same role for the same reason is one event in an hour: its key says all of that, so several nodes write it once too. What this node has written it remembers, so a
/// tablet that asks every few seconds costs a hash. Who is refused leaves nothing: otherwise anybody could write into records that they may not read.
/// </remarks>
internal sealed class ReadAudit(Workings workings)
{
    private const int MostRemembered = 50_000;

    private static readonly ReadsAggregate Reads = new();

    private readonly ConcurrentDictionary<(string Tenant, string Key), bool> _written = new();

    /// <summary>The answer, once it is on record to whom; or why it is not shown.</summary>
    /// <param name="live">From which it was answered.</param>
    /// <param name="call">Who asks.</param>
    /// <param name="request">What.</param>
    /// <param name="answer">What is to be shown.</param>
    /// <param name="now">When.</param>
    /// <param name="reader">As whom.</param>
    public async Task<QueryAnswer> ShowAsync(LiveView live, QueryCall call, IMessage request, QueryAnswer answer, DateTimeOffset now, Reader reader)
    {
        if (answer.Refusal is not null || !Disclosures.Discloses(request))
        {
            return answer;
        }

        var (read, isAsked) = await live.AskAsync(
            _ => Coverage.Nothing, now, view => (Disclosures.Of(view, request, reader), view.Organisation.Policy().ReadReasonRoles.Contains(call.Role, StringComparer.Ordinal)));
        if (isAsked && call.Reason.Length == 0)
        {
            return BoardAnswers.Of(null, Refusal.Of(Catalogue.ReadReasonRequired, $"reinstate-reason: why {call.Role} reads this"));
        }

        read.Reason = call.Reason;
        return await RecordAsync(call, read, now) is { Refusal: { } refusal } failed ? new QueryAnswer(default, refusal, failed.Reasons) : answer;
    }

    private async Task<CommandAnswer> RecordAsync(QueryCall call, RecordRead read, DateTimeOffset now)
    {
        var payload = new NoteRecordRead { Read = read }.ToByteArray();
        var key = KeyOf(call, payload, now);
        if (_written.ContainsKey((call.Tenant, key)))
        {
            return CommandAnswer.Accepted(0, 0);
        }

        var note = new CommandCall(call.Tenant, call.Actor, call.Role, key, null, NoteRecordRead.Descriptor.FullName, payload, now, Reach.Whole);
        var answer = await new EventSourced<ReadsState>(Reads, call.Tenant, ReadsAggregate.IdOf(read), workings).ExecuteAsync(note);
        if (answer.Refusal is null)
        {
            if (_written.Count >= MostRemembered)
            {
                // Those of past hours are of no use; those of this one are found in the log again.
                _written.Clear();
            }

            _written.TryAdd((call.Tenant, key), true);
        }

        return answer;
    }

    private static string KeyOf(QueryCall call, byte[] payload, DateTimeOffset now)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{call.Actor}\0{call.Role}\0{now.UtcTicks / TimeSpan.TicksPerHour}\0")));
        hash.AppendData(payload);
        return $"read:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
