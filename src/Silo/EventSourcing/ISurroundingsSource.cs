using Reinstate.Grains.Aggregates;

namespace Reinstate.Silo.EventSourcing;

/// <summary>Folds of other aggregates for decisions that consult them.</summary>
internal interface ISurroundingsSource
{
    /// <summary>The directory of the tenant, with the incident and the service of the scope (null where the scope names none).</summary>
    /// <param name="tenant">The organisation.</param>
    /// <param name="consults">What the decision asks about.</param>
    /// <param name="fresh">Whether they must include all that was committed when asked; else they may lag by about a second.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<Surroundings> GetAsync(string tenant, EventScope consults, bool fresh, CancellationToken cancellation);
}
