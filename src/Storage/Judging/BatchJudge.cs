using Reinstate.Storage.Log;

namespace Reinstate.Storage.Judging;

/// <summary>
/// Decides what becomes of each request of a batch. Pure: the stores differ only in how they find the facts and keep the rows.
/// </summary>
/// <remarks>
/// A known key is answered before anything else is looked at: whoever repeats a command gets its first answer even though the stream has
/// moved on since, by that very command. Then what it rests on in the batch, then the version of the stream and of the one beside it, then the scope. A refused request leaves no trace.
/// Invariant: positions of a tenant and versions of a stream continue without a gap from the facts. Cost: linear in events.
/// </remarks>
internal static class BatchJudge
{
    public static Judgement Judge(IReadOnlyList<AppendRequest> batch, BatchFacts facts)
    {
        var judgement = new Judgement(batch.Count);
        var turnedBack = new HashSet<KeyId>();
        for (var i = 0; i < batch.Count; i++)
        {
            var refusal = Refusal(batch[i], facts, turnedBack);
            if (refusal is not null)
            {
                turnedBack.Add(new KeyId(batch[i].Tenant, batch[i].Key));
            }

            judgement.Outcomes[i] = refusal ?? Append(batch[i], facts, judgement);
        }

        return judgement;
    }

    private static AppendOutcome? Refusal(AppendRequest request, BatchFacts facts, HashSet<KeyId> turnedBack)
    {
        if (facts.Commands.TryGetValue(new KeyId(request.Tenant, request.Key), out var known))
        {
            return known.PayloadHash.Span.SequenceEqual(request.PayloadHash.Span) ? new AppendOutcome.AlreadyAnswered(known) : new AppendOutcome.KeyReused();
        }

        // The version alone does not tell: somebody else's event may stand where the one that was turned back would.
        if (request.After is { } after && turnedBack.Contains(new KeyId(request.Tenant, after)))
        {
            return new AppendOutcome.Unfounded();
        }

        var version = facts.Version(new StreamId(request.Tenant, request.Stream));
        if (version != request.ExpectedVersion)
        {
            return new AppendOutcome.Conflict(version);
        }

        if (request.Beside is { } beside && facts.Version(new StreamId(request.Tenant, beside.Stream)) is var stands && stands != beside.Version)
        {
            return new AppendOutcome.Conflict(stands);
        }

        return request.Scope is { } scope && facts.LastTouch(new ScopeId(request.Tenant, scope.Incident, scope.Service)) is var last && last > scope.JudgedPosition
            ? new AppendOutcome.ScopeMoved(last)
            : null;
    }

    private static AppendOutcome.Appended Append(AppendRequest request, BatchFacts facts, Judgement judgement)
    {
        var (position, link) = facts.Head(request.Tenant);
        var version = request.ExpectedVersion;
        var recordedAt = ToMillisecond(request.RecordedAt);
        foreach (var e in request.Events)
        {
            var context = new EventContext(recordedAt, request.Actor, request.Role, request.Key, e.Incident, e.Service);
            var stored = new StoredEvent(request.Tenant, ++position, request.Stream, ++version, e.Type, e.Data, context);
            link = Chain.Next(link, stored);
            judgement.Events.Add(stored with { Link = link });
            Touch(request.Tenant, e, position, facts, judgement);
        }

        if (request.Events.Count > 0)
        {
            facts.Heads[request.Tenant] = judgement.Heads[request.Tenant] = new LogHead(position, link);
            facts.Versions[new StreamId(request.Tenant, request.Stream)] = version;
        }

        var command = new CommandRecord(request.Key, request.PayloadHash, request.Stream, version, position, request.Answer);
        facts.Commands.Add(new KeyId(request.Tenant, request.Key), command);
        judgement.Commands.Add((request.Tenant, command));
        return new AppendOutcome.Appended(version, position);
    }

    // An event touches its service within the incident, and the incident as a whole.
    private static void Touch(string tenant, NewEvent e, long position, BatchFacts facts, Judgement judgement)
    {
        if (e.Incident.Length == 0)
        {
            return;
        }

        var incident = new ScopeId(tenant, e.Incident, "");
        facts.Scopes[incident] = judgement.Scopes[incident] = position;
        if (e.Service.Length > 0)
        {
            var service = incident with { Service = e.Service };
            facts.Scopes[service] = judgement.Scopes[service] = position;
        }
    }

    private static DateTimeOffset ToMillisecond(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
