using System.Runtime.InteropServices;

namespace Reinstate.Reconciliation.Model;

/// <summary>
/// When something happened, as far as it is known: an exact time is a span of no length. Rules that contradict somebody ask what is
/// sure, so that an approximate time raises no false alarm. Both ends belong to it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(DateTimeOffset From, DateTimeOffset To)
{
    public bool IsSurelyBefore(Span other) => To < other.From;

    public bool IsSurelyBefore(DateTimeOffset at) => To < at;

    public bool IsSurelyAfter(DateTimeOffset at) => From > at;

    /// <summary>The shortest time that can lie between the two, zero when they may be the same moment.</summary>
    public TimeSpan Apart(Span other) => IsSurelyBefore(other) ? other.From - To : other.IsSurelyBefore(this) ? From - other.To : TimeSpan.Zero;

    /// <summary>
    /// Exact: the moment. Approximate: the policy's tolerance either side. By shift: the author's shift around it where the rota has one,
    /// else the policy's length of a shift either side. An hour that the clock repeats or skips adds an hour.
    /// </summary>
    public static Span Of(Entry entry, RecoveryContext context, string serviceId)
    {
        var at = entry.OccurredAt;
        var span = entry.Precision switch
        {
            Precision.Exact => new Span(at, at),
            Precision.Approximate => Around(at, context.Policy.ApproximateToleranceMinutes),
            _ => context.Staff.Resolve(entry.Author, serviceId) is { } author && context.Staff.ShiftAt(author.StaffId, serviceId, at) is { } shift
                ? new Span(shift.Start, shift.End) : Around(at, context.Policy.ShiftToleranceMinutes),
        };
        return entry.DoubtfulTimes.Contains("occurred_at", StringComparer.Ordinal) ? new(span.From - TimeSpan.FromHours(1), span.To + TimeSpan.FromHours(1)) : span;
    }

    private static Span Around(DateTimeOffset at, int minutes) => new(at - TimeSpan.FromMinutes(minutes), at + TimeSpan.FromMinutes(minutes));
}
