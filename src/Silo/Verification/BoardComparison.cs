using Google.Protobuf;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Verification;

/// <summary>
/// Compares two folds of a tenant's log: one made in one go, one that followed it page by page and was asked in between, as a live board is. Every
/// answer must be the same, byte for byte (rule 1).
/// </summary>
internal static class BoardComparison
{
    // Odd and small, so that pages end inside commands; growing, so that a long log is not asked all its questions too often.
    private const int FirstPage = 7;

    public static async Task<Found> RunAsync(ILog log, string tenant, CancellationToken cancellation)
    {
        var head = (await log.HeadAsync(tenant, cancellation)).Position;
        var now = await LastRecordedAsync(log, tenant, head, cancellation);
        var rebuilt = await FoldAsync(log, tenant, head, null, cancellation);
        var followed = await FoldAsync(log, tenant, head, now, cancellation);
        var (answers, faults) = (0L, new List<string>());
        foreach (var question in BoardQuestions.All(rebuilt))
        {
            answers++;
            if (!Answer(rebuilt, question, now).Span.SequenceEqual(Answer(followed, question, now).Span))
            {
                faults.Add($"{question.Descriptor.Name} {question} is answered differently");
            }
        }

        return new Found(answers, faults);
    }

    private static async Task<TenantView> FoldAsync(ILog log, string tenant, long head, DateTimeOffset? asked, CancellationToken cancellation)
    {
        var view = new TenantView(tenant);
        for (var size = asked is null ? 2000 : FirstPage; view.Position < head; size = asked is null ? size : size * 2)
        {
            foreach (var stored in await log.ReadTailAsync(tenant, view.Position, (int)Math.Min(size, head - view.Position), cancellation))
            {
                RecordedEvents.Apply(view, stored);
            }

            foreach (var question in asked is null ? [] : BoardQuestions.All(view))
            {
                Answer(view, question, asked!.Value);
            }
        }

        return view;
    }

    private static ReadOnlyMemory<byte> Answer(TenantView view, IMessage question, DateTimeOffset now)
    {
        var (reply, refusal) = BoardQueries.Answer(view, question, now);
        return reply?.ToByteArray() ?? StoredAnswer.Of(refusal);
    }

    private static async Task<DateTimeOffset> LastRecordedAsync(ILog log, string tenant, long head, CancellationToken cancellation) =>
        (await log.ReadTailAsync(tenant, head - 1, 1, cancellation))[0].Context.RecordedAt;
}
