import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
export function Allocation(_: { run: RunSummary }) {
  return null;
}
