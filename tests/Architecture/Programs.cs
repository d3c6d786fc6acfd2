using System.Reflection;
using Reinstate.Contracts.Calls;
using Reinstate.Evidence.Packs;
using Reinstate.Grains.Boards;
using Reinstate.Reconciliation;
using Reinstate.Storage.Log;

namespace Reinstate.ArchitectureTests;

/// <summary>The assemblies of the product, each by a type of its own.</summary>
internal static class Programs
{
    public static readonly Assembly Contracts = typeof(CommandCall).Assembly;
    public static readonly Assembly Reconciliation = typeof(PersonReconciliation).Assembly;
    public static readonly Assembly Grains = typeof(TenantView).Assembly;
    public static readonly Assembly Evidence = typeof(EvidencePack).Assembly;
    public static readonly Assembly Storage = typeof(ILog).Assembly;
    public static readonly Assembly Gateway = Assembly.Load("Reinstate.Gateway.Grpc");
    public static readonly Assembly Silo = Assembly.Load("Reinstate.Silo");
}
