using System.CommandLine;
using Reinstate.Silo.Boards;
using Reinstate.Silo.Verification;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.Commands;

/// <summary>Throws board snapshots away, folds the log of every tenant anew and compares the boards; exit code 1 when they differ.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var command = new Command("rebuild", "Throws board snapshots away, folds the log anew and compares every board with one that followed it.");
        var store = new StoreOptions(command);
        var keys = new KeyOptions(command);
        command.SetAction((parsed, cancellation) =>
            EachTenant.RunAsync(store.Address(parsed), keys.Folder(parsed, store.Address(parsed)), "answers", RebuildAsync, cancellation));
        return command;
    }

    // The snapshot of the boards goes first, so that a node that starts next folds them anew too.
    private static async Task<Found> RebuildAsync(ILog log, string tenant, CancellationToken cancellation)
    {
        await BoardSnapshots.ForgetAsync(log, tenant);
        return await BoardComparison.RunAsync(log, tenant, cancellation);
    }
}
