using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Reconciliation.Model;
using Reinstate.V1;

namespace Reinstate.Grains.People;

/// <summary>What a person decides: queries and their answers, exceptions, findings of the detection rules.</summary>
internal static class QueryDecisions
{
    public static Decision Raise(PersonRecord record, RaiseQueryRequest c, CommandContext context)
    {
        var raised = new QueryRaised { IncidentId = record.IncidentId, ServiceId = record.ServiceId, QueryId = c.QueryId, ItemId = c.ItemId, EntryId = c.EntryId, Text = c.Text };
        if ((Guard.Ids(("query_id", c.QueryId)) ?? Guard.Text(("text", c.Text))) is { } bad)
            return bad;
        if (c.EntryId.Length > 0 && !record.Entries.ContainsKey(c.EntryId))
            return Decision.Refuse(Catalogue.EntryUnknown, c.EntryId);
        if (c.ItemId.Length > 0 && !Known(record, c.ItemId, context))
            return Decision.Refuse(Catalogue.ItemUnknown, c.ItemId);
        if (c.ItemId.Length == 0 && c.EntryId.Length == 0)
            return Decision.Refuse(Catalogue.InvalidArgument, "A query names an item or an entry.");
        return record.Queries.TryGetValue(c.QueryId, out var known)
            ? known.Raised.Equals(raised) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.QueryId)
            : Decision.Accept(raised);
    }

    public static Decision Resolve(PersonRecord record, ResolveQueryRequest c, CommandContext context) =>
        !record.Queries.TryGetValue(c.QueryId, out var known) ? Decision.Refuse(Catalogue.QueryUnknown, c.QueryId)
        : Guard.Text(("resolution", c.Resolution)) ?? Guard.Staff(context, context.Actor)
            ?? (known.Resolution is null ? Decision.Accept(new QueryResolved { IncidentId = record.IncidentId, ServiceId = record.ServiceId, QueryId = c.QueryId, Resolution = c.Resolution })
                : known.Resolution.What.Resolution == c.Resolution ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyResolved, c.QueryId));

    public static Decision Except(PersonRecord record, ExceptItemRequest c, CommandContext context)
    {
        if ((Guard.OneOf("kind", c.Kind, [.. ExceptionKinds.Words]) ?? Guard.Text(("reason", c.Reason)) ?? Guard.Staff(context, context.Actor)) is { } bad)
            return bad;
        if (!record.Expected.TryGetValue(c.ItemId, out var item) || !item.IsItem)
            return Decision.Refuse(Catalogue.ItemUnknown, c.ItemId);
        var known = record.Exceptions.GetValueOrDefault(c.ItemId);
        return known is not null && known.Kind == ExceptionKinds.Parse(c.Kind) && known.Reason == c.Reason ? Decision.Accept()
            : known is not null ? Decision.Refuse(Catalogue.AlreadyResolved, c.ItemId)
            : Decision.Accept(new ItemExcepted { IncidentId = record.IncidentId, ServiceId = record.ServiceId, ItemId = c.ItemId, Kind = c.Kind, Reason = c.Reason });
    }

    public static Decision DecideFinding(PersonRecord record, DecideFindingRequest c, CommandContext context) => Resolving.Resolve(
        c.FindingId, c.Decision, c.Reason, record.FindingDecisions.GetValueOrDefault(c.FindingId) ?? [],
        [.. PersonEvaluation.Evaluate(record, context).Findings.Where(finding => finding.FindingId == c.FindingId)], context, upon => new FindingDecided
        {
            IncidentId = record.IncidentId,
            ServiceId = record.ServiceId,
            FindingId = c.FindingId,
            Decision = c.Decision,
            Reason = c.Reason,
            Explanation = upon.Explanation,
            Severity = upon.Severity,
            Rule = upon.Rule,
            Code = upon.Code,
            ItemId = upon.ItemId,
            EntryIds = { upon.EntryIds },
            PolicyVersion = upon.PolicyVersion,
        });

    private static bool Known(PersonRecord record, string itemId, CommandContext context) =>
        record.Expected.ContainsKey(itemId) || PersonEvaluation.Evaluate(record, context).Items.Any(item => item.ItemId == itemId);
}
