using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Exercises;

/// <summary>A scenario is taken as a whole, where each inject of it can be met in this exercise; once somebody was told something, it stays.</summary>
internal static class Loading
{
    public static Decision Load(IncidentState state, LoadScenarioRequest c, CommandContext context)
    {
        var lead = c.Lead.Length > 0 ? c.Lead : context.Actor;
        if ((Guard.Text(("file_name", c.FileName)) ?? Guard.Staff(context, lead)) is { } bad)
            return bad;
        var (scenario, problems) = ScenarioFile.Read(c.FileName, c.ScenarioJson);
        if (problems.Count > 0)
            return Decision.Refuse(Catalogue.ScenarioInvalid, problems);
        scenario.Lead = lead;
        if (state.Exercise is { } known)
        {
            if (known.Scenario.What.Equals(scenario))
                return Decision.Accept();
            if (known.Concluded is not null)
                return Decision.Refuse(Catalogue.ExerciseIsOver, state.Id);
            if (known.Scenario.What.Sha256 != scenario.Sha256 && known.Given.Count > 0)
                return Decision.Refuse(Catalogue.AlreadyExists, $"Injects of {known.Scenario.What.FileName} were given; the scenario stays.");
        }

        string[] impossible = [.. Impossible(state, scenario, context)];
        return impossible.Length > 0 ? Decision.Refuse(Catalogue.ScenarioInvalid, impossible) : Decision.Accept(scenario);
    }

    private static IEnumerable<string> Impossible(IncidentState state, ScenarioLoaded scenario, CommandContext context)
    {
        foreach (var system in scenario.Systems.Where(system => !state.Declaration!.Systems.Contains(system)))
            yield return $"{scenario.FileName}, field systems: {system} is not out in {state.Id}.";
        foreach (var inject in scenario.Injects)
        {
            if (inject.ServiceId.Length > 0 && !state.Covers(inject.ServiceId))
            {
                yield return $"{scenario.FileName}, inject '{inject.Id}', field service: {inject.ServiceId} is not part of {state.Id}.";
                continue;
            }

            foreach (var service in inject.ServiceId.Length > 0 ? [inject.ServiceId] : state.Services)
            {
                var type = context.Surroundings.Organisation.Services.GetValueOrDefault(service)?.Type ?? "";
                if (!Expectations.IsPossibleAt(inject.Expect, type))
                    yield return $"{scenario.FileName}, inject '{inject.Id}', field expect: {inject.Expect} is not on the checklist of {service} ({type}).";
            }
        }
    }
}
