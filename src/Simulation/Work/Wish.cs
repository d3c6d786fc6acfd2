using Google.Protobuf;

namespace Reinstate.Simulation.Work;

/// <summary>What somebody wants done.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Kind">Kind of the aggregate.</param>
/// <param name="Id">Its id.</param>
/// <param name="Command">The command.</param>
internal sealed record Wish(string Staff, string Kind, string Id, IMessage Command);
