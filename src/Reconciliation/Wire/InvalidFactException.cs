namespace Reinstate.Reconciliation.Wire;

/// <summary>
/// A message does not state a fact (a word outside the vocabulary, no time, a number out of range). Callers at an edge ask
/// <see cref="FactsWire.Problem(Facts.V1.Entry)"/> first; in a fold it means a damaged log, and stops it.
/// </summary>
public sealed class InvalidFactException(string problem) : Exception(problem);
