using Reinstate.Silo.Hosting;

namespace Reinstate.Silo.Demo;

/// <summary>How the play is given.</summary>
/// <param name="Packs">Where evidence packs are kept; null: only looked at.</param>
/// <param name="Store">The log of the play's own node; null for one that is thrown away.</param>
/// <param name="Connect">A running node with demo clock instead of one of its own.</param>
/// <param name="Organisation">The tenant.</param>
/// <param name="Fast">Nobody watches.</param>
/// <param name="Retry">Repeat commands while the node is away, up to a minute.</param>
internal sealed record DemoOptions(string? Packs, StoreAddress? Store, string? Connect, string Organisation, bool Fast, bool Retry);
