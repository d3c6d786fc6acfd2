using Reinstate.Contracts.Calls;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A browser's session, on whichever silo its key falls. Kept where Orleans keeps its own things: on PostgreSQL it outlives the silo, with the embedded store it ends with the node. It is no fact of
/// a record, so it is not in the log.
/// </summary>
/// <remarks>That it was used is written at most once in a tenth of the idle time: a silo that is lost can make a session look idle by so much longer than it was.</remarks>
[GrainType("session")]
internal sealed class SessionGrain([PersistentState("session", SessionGrain.Store)] IPersistentState<SessionState> kept, TimeProvider time) : Grain, ISessionGrain
{
    public const string Store = "Sessions";

    public Task Open(Session session)
    {
        kept.State = SessionState.Of(session, time.GetUtcNow());
        return kept.WriteStateAsync();
    }

    public async Task<Session?> Find()
    {
        if (!kept.RecordExists)
        {
            DeactivateOnIdle();
            return null;
        }

        var (state, now) = (kept.State, time.GetUtcNow());
        if (now >= state.EndsAt || now >= state.UsedAt + state.Idle)
        {
            await Close();
            return null;
        }

        if (now - state.UsedAt > state.Idle / 10)
        {
            state.UsedAt = now;
            await kept.WriteStateAsync();
        }

        return state.ToSession();
    }

    public async Task Close()
    {
        await kept.ClearStateAsync();
        DeactivateOnIdle();
    }
}

/// <summary>A session in plain types, as Orleans' storage writes it.</summary>
internal sealed class SessionState
{
    public string Tenant { get; set; } = "";

    public string Person { get; set; } = "";

    public string Name { get; set; } = "";

    public string[] Roles { get; set; } = [];

    public bool Everywhere { get; set; }

    public string[] Services { get; set; } = [];

    public DateTimeOffset EndsAt { get; set; }

    public TimeSpan Idle { get; set; }

    public DateTimeOffset UsedAt { get; set; }

    public static SessionState Of(Session session, DateTimeOffset now) => new()
    {
        Tenant = session.Tenant,
        Person = session.Person,
        Name = session.Name,
        Roles = [.. session.Roles],
        Everywhere = session.Reach.Everywhere,
        Services = [.. session.Reach.Services],
        EndsAt = session.EndsAt,
        Idle = session.Idle,
        UsedAt = now,
    };

    public Session ToSession() => new(Tenant, Person, Name, [.. Roles], Everywhere ? Reach.Whole : Reach.Of(Services), EndsAt, Idle);
}
