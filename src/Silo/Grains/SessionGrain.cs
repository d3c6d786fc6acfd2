using Orleans.Runtime;
using Reinstate.Contracts.Calls;

namespace Reinstate.Silo.Grains;

/// <summary>
/// A browser's session, on whichever silo its key falls. Kept where Orleans keeps its own things: on PostgreSQL it outlives the silo, with the embedded store it ends with the node. It is no fact of
/// a record, so it is not in the log.
/// </summary>
/// <remarks>That it was used is written at most once in a tenth of the idle time: a silo that is lost can make a session look idle by so much longer than it was.</remarks>
[GrainType("session")]
internal sealed class SessionGrain([PersistentState("session", SessionGrain.Store)] IPersistentState<SessionState> kept, TimeProvider time) : Grain, ISessionGrain, IRemindable
{
    public const string Store = "Sessions";

    // A browser that never comes back leaves a name behind; this removes it.
    private const string End = "end";
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    public async Task Open(Session session)
    {
        kept.State = SessionState.Of(session, time.GetUtcNow());
        await kept.WriteStateAsync();
        var left = session.EndsAt - time.GetUtcNow();
        await this.RegisterOrUpdateReminder(End, left > TimeSpan.Zero ? left : TimeSpan.Zero, Again);
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
        if (await this.GetReminder(End) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        DeactivateOnIdle();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Close();
}

/// <summary>A session in plain types, as Orleans' storage writes it; it reads types alone that have a serializer.</summary>
[GenerateSerializer, Alias("reinstate.SessionState")]
internal sealed class SessionState
{
    [Id(0)]
    public string Tenant { get; set; } = "";

    [Id(1)]
    public string Person { get; set; } = "";

    [Id(2)]
    public string Name { get; set; } = "";

    [Id(3)]
    public string[] Roles { get; set; } = [];

    [Id(4)]
    public bool Everywhere { get; set; }

    [Id(5)]
    public string[] Services { get; set; } = [];

    [Id(6)]
    public DateTimeOffset EndsAt { get; set; }

    [Id(7)]
    public TimeSpan Idle { get; set; }

    [Id(8)]
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
