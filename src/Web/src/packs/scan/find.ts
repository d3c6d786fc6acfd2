import { recovery } from "../../api/clients/recovery";
import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
import type { Code } from "../code";
import { checks } from "../serial";

export type Found =
  | { sheet: { incidentId: string; serviceId: string; serial: string } }
  /** Not issued in any recovery that is open within reach. */
  | { unknown: { open: RunSummary[]; mistyped: boolean } };

const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();
const most = 40;

/** The sheet in the recoveries that are open, those of its service first. */
export async function find(code: Code, runs: readonly RunSummary[]): Promise<Found> {
  const likely = candidates(code, runs);
  for (const run of likely) {
    const { sheets } = await recovery.getRecoveryRun({ incidentId: run.incidentId, serviceId: run.serviceId });
    const sheet = sheets.find((one) => same(one.sheet?.serial ?? "", code.serial))?.sheet;
    if (sheet) return { sheet: { incidentId: run.incidentId, serviceId: run.serviceId, serial: sheet.serial } };
  }
  return { unknown: { open: likely.filter((run) => run.state !== "signed_off"), mistyped: !checks(code.serial) } };
}

/** Where to look: a code names its service; a typed serial mostly begins with it. */
export function candidates(code: Code, runs: readonly RunSummary[]): RunSummary[] {
  const named = runs.filter((run) => run.serviceId === code.serviceId);
  if (code.serviceId !== "") return named;
  const begins = (run: RunSummary) => Number(code.serial.toUpperCase().startsWith(run.serviceId.toUpperCase()));
  return [...runs].sort((a, b) => begins(b) - begins(a) || Number(a.state === "signed_off") - Number(b.state === "signed_off")).slice(0, most);
}
