using System.Globalization;
using Google.Protobuf;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What is to change because of an incident: owner, date, proof of closure, and whether it helped, as somebody other than the owner found.</summary>
internal static class ActionDecisions
{
    public static Decision Decide(IncidentState state, IMessage command, CommandContext context) => command switch
    {
        AddActionRequest c => Add(state, c, context),
        CloseActionRequest c => state.Actions.GetValueOrDefault(c.ActionId) is { } action ? Close(action, c) : Decision.Refuse(Catalogue.ActionUnknown, c.ActionId),
        CheckActionEffectivenessRequest c => state.Actions.GetValueOrDefault(c.ActionId) is { } action ? Check(action, c, context) : Decision.Refuse(Catalogue.ActionUnknown, c.ActionId),
        _ => Decision.Refuse(Catalogue.InvalidArgument, $"{command.Descriptor.Name} is not a command of an incident."),
    };

    /// <summary>Null for an ISO date.</summary>
    internal static Decision? Date(string field, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : Decision.Refuse(Catalogue.InvalidArgument, $"{field} is not a date (yyyy-mm-dd).");

    private static Decision Add(IncidentState state, AddActionRequest c, CommandContext context)
    {
        var action = new ActionAdded { ActionId = c.ActionId, Text = c.Text, Owner = c.Owner, DueOn = c.DueOn, Factor = c.Factor, CheckOn = c.CheckOn };
        return Guard.Ids(("action_id", c.ActionId)) ?? Guard.Text(("text", c.Text)) ?? Guard.Staff(context, c.Owner) ?? Date("due_on", c.DueOn)
            ?? (c.CheckOn.Length == 0 ? null : Date("check_on", c.CheckOn) ?? (string.CompareOrdinal(c.CheckOn, c.DueOn) < 0 ? Decision.Refuse(Catalogue.InvalidArgument, "check_on is before due_on.") : null))
            ?? (c.Factor.Length == 0 || state.Learning.Factors.ContainsKey(c.Factor) ? null : Decision.Refuse(Catalogue.FactorUnknown, c.Factor))
            ?? (state.Actions.GetValueOrDefault(c.ActionId) is { } known
                ? known.Action.Equals(action) ? Decision.Accept() : Decision.Refuse(Catalogue.AlreadyExists, c.ActionId)
                : Decision.Accept(action));
    }

    private static Decision Close(ActionState action, CloseActionRequest c) =>
        Guard.Text(("proof", c.Proof)) ?? (action.Proof == c.Proof ? Decision.Accept()
            : action.Proof is not null ? Decision.Refuse(Catalogue.AlreadyResolved, c.ActionId)
            : Decision.Accept(new ActionClosed { ActionId = c.ActionId, Proof = c.Proof }));

    private static Decision Check(ActionState action, CheckActionEffectivenessRequest c, CommandContext context)
    {
        if ((Guard.Text(("result", c.Result)) ?? Date("checked_on", c.CheckedOn) ?? Guard.Staff(context, context.Actor)) is { } bad)
            return bad;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, context.Surroundings.Incident.Zone()).DateTime);
        if (DateOnly.ParseExact(c.CheckedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture) > today.AddDays(1))
            return Decision.Refuse(Catalogue.InvalidArgument, "checked_on lies in the future.");
        if (context.Actor == action.Action.Owner)
            return Decision.Refuse(Catalogue.SamePerson, $"Whether action {c.ActionId} is effective is checked by somebody other than its owner.");
        var check = new ActionEffectivenessChecked { ActionId = c.ActionId, Effective = c.Effective, CheckedOn = c.CheckedOn, Result = c.Result };
        return action.Checks.Count > 0 && action.Checks[^1].What.Equals(check) && action.Checks[^1].By == context.Actor && (action.IsOpen || c.Effective) ? Decision.Accept()
            : action.IsOpen ? Decision.Refuse(Catalogue.ActionNotClosed, c.ActionId)
            : Decision.Accept(check);
    }
}
