using Google.Protobuf;
using Reinstate.Contracts.Access;
using Reinstate.Contracts.Calls;
using Reinstate.SecurityTests.Matrix;
using Reinstate.V1;

namespace Reinstate.SecurityTests;

/// <summary>The silo asks for itself: a gateway that forgot to ask opens nothing.</summary>
public sealed class PastTheGatewayTests(World world) : IClassFixture<World>
{
    [Fact]
    public async Task A_question_and_a_command_in_a_role_that_may_not_are_refused_by_the_silo()
    {
        foreach (var row in AccessTable.Rows.Where(row => row.Method is not ("Watch" or "Execute")))
        {
            var (request, role) = (Requests.Of(row, Target.Own, "k"), Walker.EveryRole.First(role => !row.Roles.Contains(role)));
            request.Descriptor.FindFieldByName("header")?.Accessor.Clear(request);
            Assert.Equal(Outcome.RoleNotAllowed, await RefusalAsync(row, request, role, Reach.Whole));
        }
    }

    [Fact]
    public async Task What_is_out_of_reach_is_refused_by_the_silo()
    {
        foreach (var row in AccessTable.Rows.Where(row => row.Needs is not (Needs.Nothing or Needs.Part)))
        {
            var (request, role) = (Requests.Of(row, Target.Other, "k"), row.Roles.First());
            request.Descriptor.FindFieldByName("header")?.Accessor.Clear(request);
            Assert.Equal(Outcome.OutOfReach, await RefusalAsync(row, request, role, Reach.Of([World.Own])));
            Assert.Equal(Outcome.OutOfReach, await RefusalAsync(row, request, role, default));
        }
    }

    private async Task<string?> RefusalAsync(AccessRow row, IMessage request, string role, Reach reach)
    {
        if (Requests.Method(row).OutputType != CommandReply.Descriptor)
            return (await world.Grains.GetGrain<IBoardGrain>(World.Haven).Ask(new QueryCall(World.Haven, "somebody", role, row.Request, request.ToByteArray(), 0, reach))).Refusal;
        var call = new CommandCall(World.Haven, "somebody", role, $"past {row.Method} {role}", null, row.Request, request.ToByteArray(), default, reach);
        IAggregateGrain grain = row.Service switch
        {
            "OrganisationService" => world.Grains.GetGrain<IOrganisationGrain>(World.Haven),
            "RecoveryService" => world.Grains.GetGrain<IServiceGrain>($"{World.Haven}/{Named("service_id")}"),
            "PlanService" => world.Grains.GetGrain<IPlanGrain>($"{World.Haven}/{Named("person_id")}"),
            "PersonService" => world.Grains.GetGrain<IPersonGrain>($"{World.Haven}/{Named("person_id")}"),
            _ => world.Grains.GetGrain<IIncidentGrain>($"{World.Haven}/{Named("incident_id")}"),
        };
        return (await grain.Execute(call)).Refusal;

        string Named(string field) => (string)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request);
    }
}
