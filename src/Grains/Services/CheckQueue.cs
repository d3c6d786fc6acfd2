using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Boards;
using Reinstate.Grains.People;
using Reinstate.Reconciliation.Model;
using Reinstate.Reconciliation.Status;
using Reinstate.Reconciliation.Wire;
using Reinstate.V1;

namespace Reinstate.Grains.Services;

/// <summary>
/// What waits for a second check, as the API shows it to one person. Whether that person may check an entry is not worked out here: the decision about the
/// command itself is asked, so what is offered is what would be accepted, and what is not offered would be refused.
/// Cost: a decision for each entry that waits.
/// </summary>
internal static class CheckQueue
{
    public static GetCheckQueueReply Of(TenantView view, RunView run, Reader reader)
    {
        var context = new CommandContext(
            view.Tenant, run.Now.ToUniversalTime(), reader.Actor, reader.Role, new(view.Organisation, run.Incident, view.Services.GetValueOrDefault(run.ServiceId)));
        var reply = new GetCheckQueueReply { Position = view.Position };
        foreach (var item in ServiceQueries.InOrder(run.Items.Where(item => !item.Checked)).ThenBy(item => item.PersonId, StringComparer.Ordinal))
        {
            foreach (var entry in WaitingChecks.Of(item, run.Staff).OrderBy(entry => entry.EntryId, StringComparer.Ordinal))
            {
                // Whoever was admitted to read an incident may still not reach the service, and then commands nothing there.
                if (reader.Sees(run.ServiceId) && MayCheck(view, run, entry, context))
                    reply.Checks.Add(Of(run, item, entry));
                else
                    reply.NotYours++;
            }
        }

        return reply;
    }

    private static bool MayCheck(TenantView view, RunView run, Entry entry, CommandContext context) => PersonDecisions.Decide(
        view.People[entry.PersonId], new CheckEntryRequest { IncidentId = run.Incident.Id, PersonId = entry.PersonId, EntryId = entry.EntryId }, context).Refusal is null;

    private static WaitingCheck Of(RunView run, ItemStatus item, Entry entry) => new()
    {
        PersonId = item.PersonId,
        ItemId = item.Planned ? item.ItemId : "",
        Category = item.Category.Name(),
        Priority = (Facts.V1.Priority)(int)item.Priority,
        Entry = FactsWire.ToWire(entry),
        DueBy = item.DueBy?.ToMoment(),
        Overdue = item.Overdue,
        What = Views.What(run, item),
    };
}
