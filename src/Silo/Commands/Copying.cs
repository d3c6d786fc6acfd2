using Reinstate.Storage.Backup;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Commands;

/// <summary>Runs a backup or a restore and says what became of it.</summary>
internal static class Copying
{
    /// <summary>What was to be copied is damaged, or the place it was to go to is taken. Nothing was written.</summary>
    public const int Refused = 1;

    /// <summary>The log or the files could not be read or written. Nothing is left of the attempt.</summary>
    public const int NotPossible = 2;

    public static async Task<int> RunAsync(string done, Func<Task<IReadOnlyList<TenantCopied>>> copy)
    {
        try
        {
            var tenants = await copy();
            foreach (var (tenant, position, commands) in tenants)
            {
                Console.WriteLine($"{tenant}: {position} events, {commands} commands");
            }

            Console.WriteLine($"{tenants.Count} tenants, {tenants.Sum(t => t.Position)} events, {tenants.Sum(t => t.Commands)} commands {done}");
            return 0;
        }
        catch (Exception e) when (e is BackupDamagedException or BackupPlaceTakenException or StoreNotEmptyException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is LogUnavailableException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} {e.InnerException?.Message}".TrimEnd());
            return NotPossible;
        }
    }
}
