using Reinstate.Events.V1;
using Reinstate.Simulation.World;
using Reinstate.Storage.Log;

namespace Reinstate.Simulation.Checks;

/// <summary>No sign-off stands in the log while something was open.</summary>
internal static class SignOffs
{
    private static readonly string Accepted = ServiceSignedOff.Descriptor.FullName;
    private static readonly string Refused = SignOffRefused.Descriptor.FullName;

    /// <summary>How many were accepted and how many refused.</summary>
    public static (int Accepted, int Refused) Check(IReadOnlyList<StoredEvent> log, Course course)
    {
        foreach (var signed in log.Where(e => e.Type == Accepted))
        {
            if (Bookkeeping.Of(log.TakeWhile(e => e.Position < signed.Position)).Objection(signed.Context.Actor) is { } objection)
            {
                course.Fail($"the sign-off at {signed.Position} was accepted: {objection}");
            }
        }

        return (log.Count(e => e.Type == Accepted), log.Count(e => e.Type == Refused));
    }
}
