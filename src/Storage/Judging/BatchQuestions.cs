using Reinstate.Storage.Log;

namespace Reinstate.Storage.Judging;

internal readonly record struct KeyId(string Tenant, string Key);

internal readonly record struct StreamId(string Tenant, string Stream);

/// <summary>An incident (empty service) or one service within it.</summary>
internal readonly record struct ScopeId(string Tenant, string Incident, string Service);

/// <summary>A stream and the version that the first request of the batch that names it expects, so that a store can ask for those that stand elsewhere only.</summary>
internal readonly record struct StreamQuestion(StreamId Stream, long Expected);

/// <summary>What a store must look up, under its lock, before a batch can be judged. Each question once.</summary>
internal sealed class BatchQuestions
{
    private BatchQuestions(IReadOnlyList<AppendRequest> batch)
    {
        Tenants = [.. batch.Select(r => r.Tenant).Distinct()];
        Keys = [.. batch.Select(r => new KeyId(r.Tenant, r.Key)).Distinct()];
        Streams = [.. batch.SelectMany(Asked).DistinctBy(q => q.Stream)];
        Scopes = [.. batch.Where(r => r.Scope is not null).Select(r => new ScopeId(r.Tenant, r.Scope!.Incident, r.Scope.Service)).Distinct()];
    }

    public string[] Tenants { get; }

    public KeyId[] Keys { get; }

    public StreamQuestion[] Streams { get; }

    public ScopeId[] Scopes { get; }

    /// <exception cref="ArgumentException">A request of the batch cannot be stored.</exception>
    public static BatchQuestions Of(IReadOnlyList<AppendRequest> batch)
    {
        foreach (var request in batch)
        {
            AppendLimits.ThrowIfMalformed(request);
        }

        return new BatchQuestions(batch);
    }

    private static IEnumerable<StreamQuestion> Asked(AppendRequest request)
    {
        yield return new StreamQuestion(new StreamId(request.Tenant, request.Stream), request.ExpectedVersion);
        if (request.Beside is { } beside)
        {
            yield return new StreamQuestion(new StreamId(request.Tenant, beside.Stream), beside.Version);
        }
    }
}
