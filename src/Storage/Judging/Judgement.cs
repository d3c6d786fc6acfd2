using Reinstate.Storage.Log;

namespace Reinstate.Storage.Judging;

/// <summary>A judged batch: the outcome of each request, and the rows that the store has to write for them to become true.</summary>
internal sealed class Judgement(int requests)
{
    public AppendOutcome[] Outcomes { get; } = new AppendOutcome[requests];

    public List<StoredEvent> Events { get; } = [];

    public List<(string Tenant, CommandRecord Command)> Commands { get; } = [];

    /// <summary>New head of each tenant that got events.</summary>
    public Dictionary<string, LogHead> Heads { get; } = [];

    /// <summary>New last position of each scope that was touched.</summary>
    public Dictionary<ScopeId, long> Scopes { get; } = [];

    /// <summary>Whether each request is appended.</summary>
    public bool IsWhole => Commands.Count == Outcomes.Length;

    public bool WritesNothing => Commands.Count == 0;
}
