import { Priority } from "../gen/reinstate/facts/v1/facts_pb";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { millis } from "../time/moment";
import { partOf } from "./progress";

export const keyOf = (run: Pick<RunSummary, "incidentId" | "serviceId">): string => `${run.incidentId}\n${run.serviceId}`;

/** Practice: it stands behind what really happens, and counts in no figure of it. */
export const isExercise = (run: Pick<RunSummary, "kind">): boolean => run.kind === "exercise";

/** Whether the next limit has passed: as the server said, or by this device's clock since. */
export const isLate = (run: RunSummary, now: number): boolean =>
  run.nextLimit !== undefined && (run.nextLimit.overdue || (run.nextLimit.dueAt !== undefined && millis(run.nextLimit.dueAt) < now));

/**
 * Larger is worse, compared from left to right: no exercise, not signed off, reopened, nothing frozen yet, P1 open past its limit, P1 open, overdue, limits passed,
 * overrides that nobody reviewed in time, queries, findings, open.
 */
export function risk(run: RunSummary, now: number): readonly number[] {
  const p1 = partOf(run, Priority.P1);
  return [
    isExercise(run) ? 0 : 1,
    run.state === "signed_off" ? 0 : 1,
    run.state === "reopened" ? 1 : 0,
    run.state === "not_opened" ? 1 : 0,
    Math.max(p1?.overdue ?? 0, isLate(run, now) ? run.openP1 : 0),
    run.openP1,
    run.completeness?.overdue ?? 0,
    Math.max(run.stepsOverdue.length, isLate(run, now) ? 1 : 0),
    run.overridesOverdue,
    run.openQueries,
    run.findingsOpen,
    run.completeness?.open ?? 0,
  ];
}

// One collator, made when two services first have to be told apart by name: making it costs more than sorting a thousand.
let made: Intl.Collator | undefined;
function byName(a: string, b: string): number {
  made ??= new Intl.Collator("en-GB", { numeric: true });
  return made.compare(a, b);
}

export function byRisk(runs: readonly RunSummary[], now: number): RunSummary[] {
  const weighed = runs.map((run) => ({ run, weight: risk(run, now) }));
  weighed.sort((a, b) => {
    for (let i = 0; i < a.weight.length; i++) {
      const difference = (b.weight[i] ?? 0) - (a.weight[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return byName(a.run.serviceName, b.run.serviceName) || byName(keyOf(a.run), keyOf(b.run));
  });
  return weighed.map(({ run }) => run);
}

/** The runs in an order that was kept; those that came since stand at the end, worst first. Those that are gone are left out. */
export function inOrder(runs: readonly RunSummary[], keys: readonly string[], now: number): RunSummary[] {
  const rest = new Map(runs.map((run) => [keyOf(run), run]));
  const kept: RunSummary[] = [];
  for (const key of keys) {
    const run = rest.get(key);
    if (run) kept.push(run);
    rest.delete(key);
  }
  return [...kept, ...byRisk([...rest.values()], now)];
}

export const sameOrder = (a: readonly RunSummary[], b: readonly RunSummary[]): boolean =>
  a.length === b.length && a.every((run, i) => keyOf(run) === keyOf(b[i] as RunSummary));
