using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Refusals;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Incidents.Learning;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>
/// An exercise as the API shows it, scored from the record. For a view with its timeline at hand. Whoever does not lead exercises sees what was told, because who knows beforehand does not practise.
/// </summary>
public static class ExerciseQueries
{
    private static readonly string Giving = GiveInjectRequest.Descriptor.FullName;

    /// <summary>The score over all services, for the decision that ends the exercise; null where there is no scenario.</summary>
    internal static ExerciseJudgement? Judge(TenantView view, IncidentState incident, DateTimeOffset now)
    {
        if (incident.Exercise is null)
            return null;
        var injects = Scores(view, incident, incident.Services, now);
        return new(ExerciseScores.Of(injects, Steps(view, incident, incident.Services, now)), [.. injects.Select(Open).OfType<string>()]);
    }

    /// <summary>All of an exercise, as of a moment, for whoever reads everything; an incident that is none has no scenario.</summary>
    public static GetExerciseReply Whole(TenantView view, IncidentState incident, DateTimeOffset now) => Reply(view, incident, now, Reader.Whole);

    internal static (IMessage?, Refusal?) Get(TenantView view, GetExerciseRequest request, DateTimeOffset now, Reader reader)
    {
        if (!view.Incidents.TryGetValue(request.IncidentId, out var incident))
            return (null, Refusal.Of(Catalogue.IncidentUnknown, request.IncidentId));
        return incident.IsExercise ? (Reply(view, incident, now, reader), null) : (null, Refusal.Of(Catalogue.NotAnExercise, request.IncidentId));
    }

    private static GetExerciseReply Reply(TenantView view, IncidentState incident, DateTimeOffset now, Reader reader)
    {
        var reply = new GetExerciseReply { Position = view.Position, Version = view.Versions.GetValueOrDefault($"incident/{incident.Id}") };
        if (incident.Exercise is not { } exercise)
            return reply;
        var services = reader.SeenOf(incident).Order(StringComparer.Ordinal).ToList();
        var mayGive = reader.Role.Length == 0 || AccessTable.Refuse(reader.Role, Giving) is null;
        var injects = Scores(view, incident, services, now).Where(inject => inject.Inject.ServiceId.Length == 0 || services.Contains(inject.Inject.ServiceId)).ToList();
        var shown = injects.Where(inject => mayGive || inject.Given is not null).ToList();
        var steps = Steps(view, incident, services, now);
        var scenario = exercise.Scenario.What;
        (reply.Loaded, reply.Title, reply.FileName, reply.Lead, reply.InjectsToCome) = (true, scenario.Title, scenario.FileName, scenario.Lead, injects.Count - shown.Count);
        reply.Systems.Add(scenario.Systems);
        reply.Injects.Add(shown.Select(inject => ExerciseViews.Of(inject, reader, incident)));
        reply.Score = ExerciseViews.Of(exercise.Concluded is { } end && reader.SeesWhole(incident) ? ExerciseScores.Of(end.What) : ExerciseScores.Of(injects, steps));
        reply.Steps.Add(steps);
        reply.Conclusion = exercise.Concluded is { } concluded ? ExerciseViews.Of(concluded) : null;
        if (!reader.SeesWhole(incident))
            reply.OfServices.Add(services);
        return reply;
    }

    private static List<InjectScore> Scores(TenantView view, IncidentState incident, IReadOnlyCollection<string> services, DateTimeOffset now)
    {
        var end = incident.Exercise!.Concluded;
        return [.. InjectScore.Of(incident, new ExerciseRecord(view.TimelineOf(incident.Id), end?.Position ?? long.MaxValue), services, end?.At ?? now)];
    }

    private static List<StepTiming> Steps(TenantView view, IncidentState incident, IEnumerable<string> services, DateTimeOffset now) =>
        [.. services.SelectMany(service => ReviewTimings.Steps(incident, RunView.Of(view, incident, service, now), view.Organisation.Policy())).Where(step => step.DueAt is not null)];

    private static string? Open(InjectScore inject) => inject.State switch
    {
        InjectScore.NotTold => $"{inject.Inject.Id} was not given.",
        InjectScore.Open => $"{inject.Inject.Id} may still be met, until {inject.LimitAt!.Value:yyyy-MM-dd HH:mm zzz}.",
        InjectScore.ToJudge => $"Nobody has judged the answer to {inject.Inject.Id}.",
        _ => null,
    };
}
