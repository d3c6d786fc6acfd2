using Reinstate.Silo.Hosting;
using Reinstate.Silo.Sealing;
using Reinstate.Silo.Verification;
using Reinstate.Storage.Backup;
using Reinstate.Storage.Enciphering;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Commands;

/// <summary>Runs a check over every tenant of a log and prints what it finds.</summary>
internal static class EachTenant
{
    /// <returns>0 when nothing is wrong, 1 when something is, 2 when the log cannot be read.</returns>
    public static async Task<int> RunAsync(
        StoreAddress address, KeyFolder keys, string counted, Func<EncipheredLog, string, CancellationToken, Task<Found>> check, CancellationToken cancellation)
    {
        if (address is StoreAddress.Sqlite(var file) && !File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"There is no log at {file}.");
            return 2;
        }

        try
        {
            await using var log = await Stores.OpenAsync(address, keys, cancellation);
            var tenants = await log.TenantsAsync(cancellation);
            var (count, faults) = (0L, 0);
            foreach (var tenant in tenants)
            {
                var found = await check(log, tenant, cancellation);
                Console.WriteLine($"{tenant}: {found.Count} {counted}, {found.Faults.Count} faults");
                if (found.Unchecked is { } note)
                {
                    Console.WriteLine($"  not checked: {note}");
                }

                foreach (var fault in found.Faults)
                {
                    Console.WriteLine($"  {fault}");
                }

                (count, faults) = (count + found.Count, faults + found.Faults.Count);
            }

            Console.WriteLine($"{tenants.Count} tenants, {count} {counted}, {faults} faults");
            return faults == 0 ? 0 : 1;
        }
        catch (LogUnavailableException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message} {e.InnerException?.Message}");
            return 2;
        }
        catch (Exception e) when (e is KeysUnusableException or MasterKeyMissingException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
