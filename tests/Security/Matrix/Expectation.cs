using Reinstate.Contracts.Access;

namespace Reinstate.SecurityTests.Matrix;

/// <summary>What a row says of a cell, written down here a second time and in other words than the node's.</summary>
internal static class Expectation
{
    public static string Of(AccessRow row, Cell cell) =>
        !row.Roles.Contains(cell.Role) ? Matrix.Outcome.RoleNotAllowed
        : cell.Role is Roles.Commissioner or Roles.Inspector ? Matrix.Outcome.OutOfReach // until somebody gives them access, whatever services they reach
        : cell.Everywhere || IsReached(row, cell.Target) ? "admitted" : Matrix.Outcome.OutOfReach;

    private static bool IsReached(AccessRow row, Target target) => row.Needs switch
    {
        Needs.Nothing or Needs.Part => true,
        Needs.Organisation => false,

        // Whoever begins an incident names services; an id that is taken belongs to the services of that incident.
        Needs.NamedServices when row.Service == "IncidentService" => target is { IsOwn: true, Incident: World.OwnIncident or "inc-none" },
        Needs.NamedServices => target.IsOwn,
        Needs.Service or Needs.ServiceOrIncident or Needs.Person => target.IsOwn && target.Touches,
        Needs.Incident => target.IsOwnIncident,
        Needs.PartOfIncident when row.Method is "GetCompleteness" or "GetFindings" or "GetPace" => target.IsTouchedByOwn && target.IsOwn,
        Needs.PartOfIncident => target.IsTouchedByOwn,
        _ => throw new InvalidOperationException($"{row.Needs} means nothing here."),
    };
}
