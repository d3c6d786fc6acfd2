using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Metadata;
using Reinstate.Silo.Hosting;

namespace Reinstate.ClusterTests;

internal static class Membership
{
    /// <summary>
    /// Waits until each of the nodes places grains on all of them. A node that has just joined is known to the others a moment later, and what they place
    /// until then they place among themselves.
    /// </summary>
    public static async Task KnowEachOtherAsync(params IReadOnlyCollection<Node> nodes)
    {
        foreach (var manifests in nodes.Select(node => node.App.Services.GetRequiredService<IClusterManifestProvider>()))
        {
            await manifests.Updates.FirstAsync(manifest => manifest.Silos.Count == nodes.Count, TestContext.Current.CancellationToken);
        }
    }
}
