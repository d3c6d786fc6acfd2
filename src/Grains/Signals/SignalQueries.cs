using Reinstate.Grains.Boards;
using Reinstate.Grains.Organisations;
using Reinstate.V1;

namespace Reinstate.Grains.Signals;

/// <summary>What an organisation's own log says of the supplier signal: whether it takes part, and about which systems it hears.</summary>
internal static class SignalQueries
{
    /// <summary>The reply but for what others report, which no log of this organisation has.</summary>
    public static GetSupplierSignalsReply Asked(TenantView view)
    {
        var policy = view.Organisation.Policy();
        return new() { Position = view.Position, TakesPart = policy.SupplierSignal > 0, Least = policy.SupplierSignalLeast, Systems = { Outages.InUse(view) } };
    }
}
