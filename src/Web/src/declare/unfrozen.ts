import type { CompletenessRow } from "../gen/reinstate/v1/common_pb";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";

export interface Unfrozen {
  serviceId: string;
  /** People of an open run whose expected set is not frozen; empty where no run is open. */
  people: string[];
}

/** Services without a run, and those of which some people's expected set is not frozen: nothing of them can be found missing yet. */
export function unfrozen(runs: readonly RunSummary[], rows: readonly CompletenessRow[]): Unfrozen[] {
  return runs
    .map((run) => ({
      serviceId: run.serviceId,
      people: rows.filter((row) => row.category === "not_frozen" && row.serviceId === run.serviceId).map((row) => row.personId),
      opened: run.state !== "not_opened",
    }))
    .filter((one) => !one.opened || one.people.length > 0)
    .map(({ serviceId, people }) => ({ serviceId, people }));
}
