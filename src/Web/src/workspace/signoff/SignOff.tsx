import type { RunSummary } from "../../gen/reinstate/v1/incident_pb";
export function SignOff(_: { run: RunSummary }) {
  return null;
}
