using Reinstate.Contracts.Privacy;
using Reinstate.Storage.Log;

namespace Reinstate.Storage.Enciphering;

/// <summary>Closes the envelopes of one batch, with one look at the keys of each organisation.</summary>
internal sealed class Closing(DataKeys keys, IReadOnlyList<AppendRequest> batch)
{
    private readonly Dictionary<string, HashSet<string>> _subjects = new(StringComparer.Ordinal);
    private readonly DividedEvent?[][] _divided = new DividedEvent?[batch.Count][];

    /// <summary>The batch as it is stored; null for a request about somebody whose key was destroyed.</summary>
    public async ValueTask<IReadOnlyList<AppendRequest?>> RunAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            _divided[i] = Divide(batch[i]);
        }

        var held = new Dictionary<string, IReadOnlyDictionary<string, HeldKey>>(StringComparer.Ordinal);
        foreach (var (tenant, subjects) in _subjects)
        {
            held[tenant] = await keys.ToWriteAsync(tenant, subjects, cancellation);
        }

        return [.. batch.Select((request, i) => Close(request, _divided[i], held.GetValueOrDefault(request.Tenant)))];
    }

    private DividedEvent?[] Divide(AppendRequest request)
    {
        var divided = new DividedEvent?[request.Events.Count];
        for (var i = 0; i < divided.Length; i++)
        {
            var e = request.Events[i];
            if (!PersonalData.IsIn(e.Type) || PersonalData.Divide(e.Type, e.Data.Span) is not { Personal.IsEmpty: false } parts)
            {
                continue;
            }

            divided[i] = parts;
            if (!_subjects.TryGetValue(request.Tenant, out var subjects))
            {
                _subjects[request.Tenant] = subjects = new(StringComparer.Ordinal);
            }

            subjects.Add(KeyOwner.Of(request.Stream, parts.Person).Subject(request.Stream));
        }

        return divided;
    }

    private static AppendRequest? Close(AppendRequest request, DividedEvent?[] divided, IReadOnlyDictionary<string, HeldKey>? held)
    {
        if (Array.TrueForAll(divided, one => one is null))
        {
            return request;
        }

        var events = new NewEvent[divided.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = request.Events[i];
            if (divided[i] is not { } parts)
            {
                continue;
            }

            var owner = KeyOwner.Of(request.Stream, parts.Person);
            var key = held![owner.Subject(request.Stream)];
            if (key.State == KeyState.Destroyed)
            {
                return null;
            }

            var place = new EnvelopePlace(request.Tenant, request.Stream, events[i].Type);
            events[i] = events[i] with { Data = Envelope.Close(key.Usable(owner.Subject(request.Stream)), place, owner, parts.Open.Span, parts.Personal.Span) };
        }

        return request with { Events = events };
    }
}
