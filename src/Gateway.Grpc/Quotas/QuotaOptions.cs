using Microsoft.Extensions.Options;

namespace Reinstate.Gateway.Quotas;

/// <summary>
/// What organisations may have of a node. Rates, bytes and storage have no default: which are right depends on who shares the node, and on a node of one provider a limit could only slow down its own
/// recovery. docs/operations.md has settings for a node that many share. That nobody makes others wait does not depend on them: see <see cref="FairShares"/>.
/// </summary>
public sealed class QuotaOptions
{
    /// <summary>For every organisation that has none of its own.</summary>
    public Quota Usual { get; set; } = new();

    /// <summary>Of single organisations, by their id; each stands instead of the usual one, whole.</summary>
    public IDictionary<string, Quota> Own { get; } = new Dictionary<string, Quota>(StringComparer.Ordinal);

    /// <summary>
    /// Commands and questions of one organisation that a node has under way at a time while others call too. More lets a busy organisation go faster and the others wait longer: bench/results/noisy-neighbour.md
    /// has what this one costs both.
    /// </summary>
    public int Share { get; set; } = 8;

    /// <summary>The quota of an organisation.</summary>
    public Quota Of(string tenant) => Own.Count > 0 && Own.TryGetValue(tenant, out var own) ? own : Usual;
}

/// <summary>A node with a quota that cannot be kept does not start.</summary>
internal sealed class QuotaOptionsCheck : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        List<string> faults =
        [
            .. options.Quotas.Share > 0 ? Enumerable.Empty<string>() : ["A share is at least one call."],
            .. options.Quotas.Usual.Faults(),
            .. options.Quotas.Own.SelectMany(own => own.Value.Faults().Select(fault => $"{own.Key}: {fault}")),
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
