using Reinstate.V1;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>An action as the API shows it.</summary>
internal static class ActionQueries
{
    public static ImprovementAction Of(ActionState action) => new()
    {
        ActionId = action.Action.ActionId,
        Text = action.Action.Text,
        Owner = action.Action.Owner,
        DueOn = action.Action.DueOn,
        Closed = !action.IsOpen,
        Proof = action.Proof ?? "",
        Factor = action.Action.Factor,
        CheckOn = action.Action.CheckOn,
        ClosedBy = action.ClosedBy,
        TimesReopened = action.Checks.Count(check => !check.What.Effective),
        Checks = { action.Checks.Select(check => new EffectivenessCheck { Effective = check.What.Effective, CheckedOn = check.What.CheckedOn, Result = check.What.Result, CheckedBy = check.By }) },
    };
}
