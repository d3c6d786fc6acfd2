namespace Reinstate.Grains.Organisations.Retention;

/// <summary>A version of what is known of the end of a person's care.</summary>
/// <param name="On">ISO date; empty where care goes on, and an earlier version was wrong.</param>
/// <param name="Reason">How it is known, or why it was corrected.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Role">In which role.</param>
/// <param name="At">When.</param>
public sealed record EndOfCare(string On, string Reason, string By, string Role, DateTimeOffset At);
