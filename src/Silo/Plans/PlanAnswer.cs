using Reinstate.Contracts.Calls;
using Reinstate.Contracts.Ids;
using Reinstate.Facts.V1;
using Reinstate.Grains.Boards;
using Reinstate.Grains.Plans;
using Reinstate.Silo.Boards;
using Reinstate.V1;

namespace Reinstate.Silo.Plans;

/// <summary>
/// Answers what is planned at a service: who is there, from the board's directory, and for each what their plan's grain says. Boards hold no plans: they change every hour, and are asked for when something
/// breaks down. Cost: a grain call and a look at one stream for each person of the service.
/// </summary>
internal static class PlanAnswer
{
    /// <exception cref="FoldStoppedException">The fold met an event that it could not take.</exception>
    public static async Task<QueryAnswer> AskAsync(LiveView live, IGrainFactory grains, QueryCall call, GetPlanRequest request, DateTimeOffset now, Reader reader)
    {
        // The position first: what the grains read afterwards is at least as new.
        var (position, (people, refusal)) = await live.AskAsync(_ => Coverage.Nothing, now, view => (view.Position, PlanQueries.People(view, request, reader)));
        if (people is null)
        {
            return BoardAnswers.Of(null, refusal);
        }

        var answers = await Task.WhenAll(people.Select(person => grains.GetGrain<IPlanGrain>(GrainKeys.Of(call.Tenant, person.PersonId)).Planned(call)));
        return Array.Find(answers, answer => answer.Refusal is not null) is { } failed ? failed
            : BoardAnswers.Of(PlanQueries.Reply(position, people.Zip(answers, (person, answer) => (person, PlannedPerson.Parser.ParseFrom(answer.Payload.Span)))), null);
    }
}
