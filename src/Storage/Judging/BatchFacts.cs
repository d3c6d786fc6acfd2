using Reinstate.Storage.Log;

namespace Reinstate.Storage.Judging;

/// <summary>
/// The answers to <see cref="BatchQuestions"/>. What a store does not find it leaves out: an unknown tenant, stream or scope stands at 0.
/// Judging a batch carries these facts forward, so that a later request sees the earlier ones.
/// </summary>
internal sealed class BatchFacts
{
    public Dictionary<string, LogHead> Heads { get; } = [];

    public Dictionary<KeyId, CommandRecord> Commands { get; } = [];

    public Dictionary<StreamId, long> Versions { get; } = [];

    /// <summary>Position of the last event that touched the scope.</summary>
    public Dictionary<ScopeId, long> Scopes { get; } = [];

    /// <summary>Streams stand where the batch expects them, until one is found elsewhere.</summary>
    public void Expect(IEnumerable<StreamQuestion> streams)
    {
        foreach (var (stream, expected) in streams)
        {
            Versions.Add(stream, expected);
        }
    }

    public LogHead Head(string tenant) => Heads.GetValueOrDefault(tenant);

    public long Version(StreamId stream) => Versions.GetValueOrDefault(stream);

    public long LastTouch(ScopeId scope) => Scopes.GetValueOrDefault(scope);
}
