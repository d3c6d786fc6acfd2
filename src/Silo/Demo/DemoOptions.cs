using Reinstate.Silo.Hosting;

namespace Reinstate.Silo.Demo;

/// <summary>How the play is given.</summary>
/// <param name="Packs">Where evidence packs are kept; null: only looked at.</param>
/// <param name="Store">The log of the play's own node; null for one that is thrown away.</param>
/// <param name="Keys">Folder of the keys of that node; null for the usual one.</param>
/// <param name="Connect">A running node with demo clock instead of one of its own.</param>
/// <param name="Authorities">PEM file of the authorities whose certificates are believed of that node; null for those of the system.</param>
/// <param name="Organisation">The tenant.</param>
/// <param name="Fast">Nobody watches.</param>
/// <param name="Retry">Repeat commands while the node is away, up to a minute.</param>
internal sealed record DemoOptions(string? Packs, StoreAddress? Store, string? Keys, string? Connect, string? Authorities, string Organisation, bool Fast, bool Retry);
