using Google.Protobuf;
using Reinstate.Grains.Boards;
using Reinstate.Silo.EventSourcing;
using Reinstate.Simulation.World;
using Reinstate.Storage.Log;
using Reinstate.V1;

namespace Reinstate.Simulation.Checks;

/// <summary>The log is whole, its chain included, and what the nodes hold is what a rebuild from it gives, to the byte.</summary>
internal static class Rebuild
{
    private static readonly IMessage[] Questions =
    [
        new GetBoardRequest(), new GetOrganisationRequest(), new GetIncidentRequest { IncidentId = Setting.Incident }, new GetTimelineRequest { IncidentId = Setting.Incident },
        new GetRecoveryRunRequest { IncidentId = Setting.Incident, ServiceId = Setting.Home }, new GetPersonRecordRequest { IncidentId = Setting.Incident, PersonId = "ann" },
        new GetCompletenessRequest { IncidentId = Setting.Incident, WithItems = true }, new GetFindingsRequest { IncidentId = Setting.Incident },
        new GetPaceRequest { IncidentId = Setting.Incident }, new GetVisitsRequest { IncidentId = Setting.Incident, ServiceId = Setting.Home },
    ];

    public static async Task CheckAsync(Cluster cluster, Course course)
    {
        var now = cluster.Time.GetUtcNow();
        var rebuilt = new TenantView(Setting.Tenant);
        var order = new LogOrder();
        foreach (var stored in cluster.Store.Events)
        {
            order.Faults(stored).ToList().ForEach(course.Fail);
            rebuilt.Apply(stored.Stream, RecordedEvents.Of(stored));
        }

        if (order.Fault(cluster.Store.Head(Setting.Tenant)) is { } fault)
        {
            course.Fail(fault);
        }

        foreach (var node in cluster.Nodes)
        {
            var live = await node.BoardAsync();
            foreach (var question in Questions.Where(question => Answer(live, question, now) != Answer(rebuilt, question, now)))
            {
                course.Fail($"a live board answers {question.Descriptor.Name} unlike its rebuild");
            }

            foreach (var activation in node.Activations)
            {
                if (await activation.DifferenceAsync(cluster.Store.Events) is { } difference)
                {
                    course.Fail(difference);
                }
            }
        }
    }

    private static string Answer(TenantView view, IMessage question, DateTimeOffset now)
    {
        var (reply, refusal) = BoardQueries.Answer(view, question, now);
        return refusal?.Kind.Code ?? Convert.ToBase64String(reply!.ToByteArray());
    }
}
