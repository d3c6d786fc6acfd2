using Reinstate.Storage.Log;

namespace Reinstate.Silo.Hosting;

/// <summary>When the last event of any tenant was recorded: a clock that is started again must not go back behind it.</summary>
internal static class LastInstant
{
    public static async Task<DateTimeOffset?> OfAsync(ILog log, CancellationToken cancellation)
    {
        DateTimeOffset? last = null;
        foreach (var tenant in await log.TenantsAsync(cancellation))
        {
            var head = (await log.HeadAsync(tenant, cancellation)).Position;
            foreach (var stored in await log.ReadTailAsync(tenant, head - 1, 1, cancellation))
            {
                last = last > stored.Context.RecordedAt ? last : stored.Context.RecordedAt;
            }
        }

        return last;
    }
}
