using Reinstate.Silo.Quotas;
using Reinstate.Storage.Log;

namespace Reinstate.Silo.EventSourcing;

/// <summary>What an event-sourced aggregate works with; a simulation brings its own.</summary>
/// <param name="Log">To read the stream and the answers given.</param>
/// <param name="Appender">To hand in what was decided.</param>
/// <param name="Surroundings">What other aggregates have recorded.</param>
/// <param name="Judge">For decisions over a whole scope.</param>
/// <param name="Clock">When a decision is taken.</param>
/// <param name="Storage">Whether there is room for what was decided; null where nobody has a quota.</param>
internal sealed record Workings(ILog Log, IAppender Appender, ISurroundingsSource Surroundings, IScopeJudge Judge, TimeProvider Clock, StorageQuota? Storage = null);
