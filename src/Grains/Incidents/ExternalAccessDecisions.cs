using Reinstate.Contracts.Access;
using Reinstate.Contracts.Refusals;
using Reinstate.Events.V1;
using Reinstate.Grains.Aggregates;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Incidents;

/// <summary>Who outside the organisation reads an incident: named, for a reason, until a moment, and withdrawn when the reason is gone.</summary>
internal static class ExternalAccessDecisions
{
    public static Decision Grant(IncidentState state, GrantExternalAccessRequest c, CommandContext context)
    {
        var bad = Guard.Ids(("subject", c.Subject)) ?? Guard.OneOf("role", c.Role, Roles.Commissioner, Roles.Inspector) ?? Guard.Text(("reason", c.Reason))
            ?? (c.Redaction.Length == 0 ? null : Guard.OneOf("redaction", c.Redaction, ExternalGrant.Unredacted, ExternalGrant.Redacted));
        if (bad is not null)
            return bad;
        var policy = context.Surroundings.Organisation.Policy();
        if (!c.Until.TryRead(out var until) || until <= context.Now)
            return Decision.Refuse(Catalogue.InvalidArgument, "until is missing, not a possible time, or past.");
        if (until > context.Now.AddDays(policy.ExternalAccessDays))
            return Decision.Refuse(Catalogue.InvalidArgument, $"until lies more than {policy.ExternalAccessDays} days ahead, which is as long as policy allows.");
        var granted = new ExternalAccessGranted
        {
            Subject = c.Subject,
            Role = c.Role,
            Until = c.Until,
            Redaction = c.Redaction.Length > 0 ? c.Redaction : policy.RedactedRoles.Contains(c.Role) ? ExternalGrant.Redacted : ExternalGrant.Unredacted,
            Reason = c.Reason,
        };
        return state.External.GetValueOrDefault(ExternalGrant.Key(c.Role, c.Subject)) is { Withdrawn: null } known && known.Granted.Equals(granted) ? Decision.Accept() : Decision.Accept(granted);
    }

    public static Decision Withdraw(IncidentState state, WithdrawExternalAccessRequest c) =>
        state.External.GetValueOrDefault(ExternalGrant.Key(c.Role, c.Subject)) is not { } known ? Decision.Refuse(Catalogue.ExternalAccessUnknown, $"{c.Role} {c.Subject}")
        : Guard.Text(("reason", c.Reason)) ?? (known.Withdrawn is null
            ? Decision.Accept(new ExternalAccessWithdrawn { Subject = c.Subject, Role = c.Role, Reason = c.Reason }) : Decision.Accept());
}
