using System.Collections.Immutable;
using Reinstate.Events.V1;
using Reinstate.Grains.Incidents.Auditing;

namespace Reinstate.Grains.Incidents;

/// <summary>The audit sample: drawn once, judged item by item.</summary>
public sealed record AuditState(AuditSampleDrawn Draw, ImmutableSortedDictionary<string, AuditItemJudged> Judged)
{
    public static readonly ImmutableSortedDictionary<string, AuditItemJudged> NothingJudged =
        ImmutableSortedDictionary.Create<string, AuditItemJudged>(StringComparer.Ordinal);

    public string DrawnBy { get; init; } = "";

    /// <summary>When this draw was recorded; the full one, after a critical defect.</summary>
    public DateTimeOffset DrawnAt { get; init; }

    /// <summary>Null before the first judgement.</summary>
    public DateTimeOffset? LastJudgedAt { get; init; }

    public IEnumerable<string> Unjudged => Draw.Items.Where(item => !Judged.ContainsKey(item));

    /// <summary>A critical defect makes the sample 100 %: until everything is drawn, the audit is not complete.</summary>
    public bool NeedsFullDraw => Judged.Values.Any(item => item.Critical) && Draw.Items.Count < Draw.Population;

    public bool Complete => !Unjudged.Any() && !NeedsFullDraw;

    /// <summary>Items of the sample that were drawn for a reason of <see cref="DrawnBecause"/>; none where the draw does not say why.</summary>
    public IEnumerable<string> DrawnFor(string reason) => Draw.Items.Zip(Draw.Reasons).Where(item => item.Second == reason).Select(item => item.First);
}
