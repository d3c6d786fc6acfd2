import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
export function Queries(_: { run: RunSummary }) {
  return null;
}
