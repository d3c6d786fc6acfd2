using Reinstate.Reconciliation.Model;

namespace Reinstate.Grains.Incidents.Learning;

/// <summary>What policy asks for before learning is complete, and is not there; one sentence each.</summary>
public static class LearningGaps
{
    /// <summary>All but actions.</summary>
    public static IEnumerable<string> Of(IncidentState state, Policy policy) => policy.LearningRequires.SelectMany(need => Missing(state, need));

    /// <summary>Actions that are open, or that nobody has found to be effective yet where policy asks for it.</summary>
    public static IEnumerable<string> OpenActions(IncidentState state, Policy policy) => state.Actions.Values
        .Where(action => (policy.LearningRequires.Contains(LearningNeeds.ActionsClosed) && action.IsOpen) || (policy.LearningRequires.Contains(LearningNeeds.ActionsEffective) && !action.IsEffective))
        .Select(action => $"{action.Action.ActionId}: {action.Action.Text}{(action.IsOpen ? "" : " (closed; whether it is effective is not checked)")}");

    /// <summary>Closed actions that nobody has found to be effective, where policy asks for it.</summary>
    public static IEnumerable<ActionState> Unchecked(IncidentState state, Policy policy) =>
        policy.LearningRequires.Contains(LearningNeeds.ActionsEffective) ? state.Actions.Values.Where(action => action is { IsOpen: false, IsEffective: false }) : [];

    private static IEnumerable<string> Missing(IncidentState state, string need) => need switch
    {
        LearningNeeds.Review when state.Review is null => ["The incident review is not complete."],
        LearningNeeds.Factors when state.Learning.Factors.IsEmpty => ["No contributory factor is identified."],
        LearningNeeds.Questions => LearningDecisions.Questions.Where(question => !state.Learning.Answers.Values.Any(answer => answer.What.Question == question)).Select(question => $"The review's question is not answered: {question}."),
        LearningNeeds.Debrief when !state.Learning.Feedback.Values.Any(one => one.What.Kind == "debrief") => ["No debrief of staff is recorded."],
        LearningNeeds.PeopleHeard when !state.Learning.Feedback.Values.Any(one => one.What.Kind is "person" or "family") => ["Nothing that people or families say is recorded."],
        LearningNeeds.SupplierJudged => state.Learning.SupplierContacts.Values.Where(contact => contact.What.Promise.Length > 0 && !state.Learning.Promises.ContainsKey(contact.What.ContactId))
            .Select(contact => $"Nobody has said whether the supplier kept the promise of {contact.What.ContactId}."),
        LearningNeeds.NotificationsSent => NotificationBodies.All.Where(body => state.Notifying.GetValueOrDefault(body) is not { } history || history.IsRunning).Select(body => $"Whether {body} is told is not decided, or it was not told."),
        _ => [],
    };
}
