using Grpc.Core;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Refusals;
using Reinstate.Gateway.Calls;

namespace Reinstate.Gateway.Identity.SignIn;

/// <summary>Sessions of browsers, which every node of the cluster finds: each is a grain, asked at each call, so that who signs out is out everywhere at once.</summary>
internal sealed partial class BrowserSessions(ISessions sessions, Retries retries, IOptions<GatewayOptions> options, TimeProvider time, ILogger<BrowserSessions> logger)
{
    private SignInOptions SignIn => options.Value.Identity.SignIn;

    public static bool IsPresented(HttpRequest request) => SessionCookie.IsPresented(request);

    /// <summary>Who the cookie of a request is.</summary>
    public async Task<Presented> FindAsync(HttpContext http)
    {
        if (OwnPages.WhyNot(http.Request, SignIn) is { } foreign)
        {
            return Presented.Refused(Catalogue.ForeignPage, foreign);
        }

        if (SessionCookie.Key(http.Request, SignIn) is not { } key)
        {
            return Presented.Refused(Catalogue.Unauthenticated, "the session has ended");
        }

        try
        {
            return await retries.Run(() => sessions.Find(key), _ => null, http.RequestAborted) is { } session
                ? Presented.As(new CallIdentity(session.Tenant, session.Person, session.Name, session.Roles, session.Reach, session.EndsAt))
                : Presented.Refused(Catalogue.Unauthenticated, "the session has ended");
        }
        catch (RpcException)
        {
            return Presented.Refused(Catalogue.Unavailable);
        }
        catch (OrleansException failure)
        {
            NotRead(failure);
            return Presented.Refused(Catalogue.Unavailable);
        }
    }

    /// <summary>Begins a session with a new id, so that nobody can have known it before.</summary>
    public Task OpenAsync(HttpContext http, CallIdentity who, string name)
    {
        var session = new Session(who.Tenant, who.Person, name, who.Roles, who.Reach, time.GetUtcNow() + SignIn.Absolute, SignIn.Idle);
        return RunAsync(sessions.Open(SessionCookie.Set(http, SignIn), session));
    }

    /// <summary>Ends the session of a request, if it has one.</summary>
    public async Task CloseAsync(HttpContext http)
    {
        if (SessionCookie.Key(http.Request, SignIn) is { } key)
        {
            await RunAsync(sessions.Close(key));
            SessionCookie.Remove(http, SignIn);
        }
    }

    [LoggerMessage(2111, LogLevel.Error, "A session could not be read from where it is kept")]
    private partial void NotRead(Exception failure);

    private Task RunAsync(Task change) => change.WaitAsync(retries.Patience);
}

/// <summary>Where sessions are kept.</summary>
internal interface ISessions
{
    Task Open(string key, Session session);

    Task<Session?> Find(string key);

    Task Close(string key);
}

internal sealed class GrainSessions(IGrainFactory grains) : ISessions
{
    public Task Open(string key, Session session) => grains.GetGrain<ISessionGrain>(key).Open(session);

    public Task<Session?> Find(string key) => grains.GetGrain<ISessionGrain>(key).Find();

    public Task Close(string key) => grains.GetGrain<ISessionGrain>(key).Close();
}
