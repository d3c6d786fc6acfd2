using System.Collections.Concurrent;
using Reinstate.Contracts.Calls;
using Reinstate.Gateway.Identity.SignIn;

namespace Reinstate.GatewayTests;

/// <summary>Sessions in a table, as the other grains of these tests are.</summary>
internal sealed class FakeSessions : ISessions
{
    private readonly ConcurrentDictionary<string, Session> sessions = new();

    public IEnumerable<string> Keys => sessions.Keys;

    public Task Open(string key, Session session)
    {
        sessions[key] = session;
        return Task.CompletedTask;
    }

    public Task<Session?> Find(string key) => Task.FromResult(sessions.GetValueOrDefault(key));

    public Task Close(string key)
    {
        sessions.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
