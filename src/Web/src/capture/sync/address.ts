import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import { millis } from "../../time/moment";

const day = 86_400_000;

type Run = Pick<RunSummary, "incidentId" | "serviceId" | "state" | "frozenAt" | "restoredAt" | "kind">;

/** Runs of the service that still take entries. */
export const openRuns = <R extends Run>(runs: readonly R[], serviceId: string): R[] =>
  runs.filter((run) => run.serviceId === serviceId && run.state !== "signed_off");

/**
 * The incident in whose outage something happened: frozen at most a day after it, since an outage is often declared late, and not restored before it. Null when there is none or
 * more than one: then a person decides. An entry that is added to the wrong incident is worse than one that waits. Nor does anything go into an exercise by itself: it may be real.
 */
export function incidentFor(runs: readonly Run[], serviceId: string, occurredAt: number): string | null {
  const fits = openRuns(runs, serviceId).filter(
    (run) => run.frozenAt?.instant && millis(run.frozenAt) - day <= occurredAt && (!run.restoredAt?.instant || occurredAt <= millis(run.restoredAt)),
  );
  const [only] = fits;
  return fits.length === 1 && only && only.kind !== "exercise" ? only.incidentId : null;
}
