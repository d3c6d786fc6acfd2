using System.Globalization;
using Reinstate.Facts.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.V1;
using Policy = Reinstate.Reconciliation.Model.Policy;

namespace Reinstate.Grains.Readiness;

/// <summary>How ready the services within reach are, from the directory and what exercises showed. Cost: one look at everybody who is supported or at work there.</summary>
internal static class ReadinessQueries
{
    public static GetReadinessReply Get(TenantView view, DateTimeOffset now, Reader reader)
    {
        var policy = view.Organisation.Policy();
        var today = ExerciseReadiness.Day(now);
        var staff = view.Organisation.Staff.Values.SelectMany(one => one.Services.Distinct(StringComparer.Ordinal), (one, service) => (Service: service, Staff: one))
            .Where(one => reader.Sees(one.Service)).ToLookup(one => one.Service, one => one.Staff, StringComparer.Ordinal);
        var last = ExerciseReadiness.Last(view.Incidents.Values);
        var reply = new GetReadinessReply { Position = view.Position };
        foreach (var service in view.Organisation.Services.Values.Where(service => reader.Sees(service.ServiceId)))
        {
            var tested = last.GetValueOrDefault(service.ServiceId);
            List<StaffMember> atWork = [.. staff[service.ServiceId]];
            List<PersonSupported> people = [.. view.Organisation.PeopleAt(service.ServiceId).Select(person => view.Organisation.People[person])];
            Checked[] checks = [PackReadiness.Of(people, policy, now), TrainingReadiness.Of(atWork, policy, today), InitialsReadiness.Of(atWork), ExerciseReadiness.Of(tested, policy, today, reader)];
            reply.Services.Add(Of(service, checks, tested, policy));
            Count(reply, checks.Max(check => check.State));
        }

        return reply;
    }

    private static ServiceReadiness Of(ServiceLocation service, Checked[] checks, ExerciseReadiness? tested, Policy policy) => new()
    {
        ServiceId = service.ServiceId,
        ServiceName = service.Name,
        ServiceType = service.Type,
        Group = service.Group,
        State = checks.Max(check => check.State).Word(),
        Checks = { checks.Select(check => check.ToWire()) },
        LastExercise = tested?.Incident.Id ?? "",
        LastTestedAt = tested?.Concluded.At.ToMoment(),
        TestDueOn = tested?.DueOn(policy).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
    };

    private static void Count(GetReadinessReply reply, ReadyState state)
    {
        switch (state)
        {
            case ReadyState.Ready: reply.Ready++; break;
            case ReadyState.DueSoon: reply.DueSoon++; break;
            case ReadyState.Unknown: reply.Unknown++; break;
            case ReadyState.NotReady: reply.NotReady++; break;
            default: throw new ArgumentOutOfRangeException(nameof(state));
        }
    }
}
