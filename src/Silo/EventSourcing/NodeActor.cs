using Reinstate.Contracts.Access;

namespace Reinstate.Silo.EventSourcing;

/// <summary>Who acts when the node does.</summary>
internal static class NodeActor
{
    /// <summary>Actor of what no person asked for.</summary>
    public const string Id = "node";

    /// <summary>The role that internal commands need; no caller's identity carries it.</summary>
    public const string Role = Roles.Node;
}
