namespace Reinstate.Reconciliation.Model;

/// <summary>What an organisation asks of its services before an outage.</summary>
public sealed partial record Policy
{
    /// <summary>The plan of each service is tested by an exercise at least once in so many months.</summary>
    public int ExerciseEveryMonths { get; init; } = 12;

    /// <summary>An exercise shows that the plan works when so many in a hundred of its injects were met within their time.</summary>
    public int ExerciseMetPercent { get; init; } = 80;

    /// <summary>A competency that expires, or a test that is due, within so many days is due soon.</summary>
    public int ReadinessSoonDays { get; init; } = 30;

    /// <summary>Printed summaries are printed again after so many days, be they current or not.</summary>
    public int PrintedPackDays { get; init; } = 28;

    /// <summary>A printed summary that is to be printed again within so many days is due soon.</summary>
    public int PrintedPackSoonDays { get; init; } = 7;

    /// <summary>Members of staff with a current medicines competency whom a service needs: who gives, and who checks.</summary>
    public int TrainedStaffLeast { get; init; } = 2;
}
