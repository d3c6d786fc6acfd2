import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { millis } from "../time/moment";

/** Larger is worse. In this order: reopened after sign-off, P1 open past a limit, P1 open, overdue, queried, open, signed off. */
export function risk(run: RunSummary, now: number): readonly number[] {
  const done = run.completeness;
  const late = run.nextLimit?.dueAt ? Math.max(0, now - millis(run.nextLimit.dueAt)) : 0;
  return [
    run.state === "signed_off" ? 0 : 1,
    run.state === "reopened" ? 1 : 0,
    late > 0 ? run.openP1 : 0,
    run.openP1,
    done?.overdue ?? 0,
    run.stepsOverdue.length,
    run.openQueries,
    done?.open ?? 0,
  ];
}

export function byRisk(runs: readonly RunSummary[], now: number): RunSummary[] {
  const weighed = runs.map((run) => ({ run, weight: risk(run, now) }));
  weighed.sort((a, b) => {
    const first = a.weight.findIndex((value, i) => value !== b.weight[i]);
    if (first >= 0) return (b.weight[first] ?? 0) - (a.weight[first] ?? 0);
    return a.run.serviceName.localeCompare(b.run.serviceName) || a.run.serviceId.localeCompare(b.run.serviceId);
  });
  return weighed.map(({ run }) => run);
}
