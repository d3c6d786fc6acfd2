using System.Collections.Immutable;

namespace Reinstate.Reconciliation.Model;

/// <summary>What policy can ask for before learning from an incident is complete.</summary>
public static class LearningNeeds
{
    public const string Review = "review";
    public const string ActionsClosed = "actions_closed";

    /// <summary>Every action was checked by somebody other than its owner, and does what it was for.</summary>
    public const string ActionsEffective = "actions_effective";

    /// <summary>At least one contributory factor.</summary>
    public const string Factors = "factors";

    /// <summary>Every question of the review.</summary>
    public const string Questions = "questions";

    /// <summary>At least one entry of the staff's debrief.</summary>
    public const string Debrief = "debrief";

    /// <summary>Something that people or families said.</summary>
    public const string PeopleHeard = "people_heard";

    /// <summary>Every promise of the supplier that is past was judged.</summary>
    public const string SupplierJudged = "supplier_judged";

    /// <summary>Whoever was to be notified was.</summary>
    public const string NotificationsSent = "notifications_sent";

    public static readonly ImmutableArray<string> All = [Review, ActionsClosed, ActionsEffective, Factors, Questions, Debrief, PeopleHeard, SupplierJudged, NotificationsSent];
}
