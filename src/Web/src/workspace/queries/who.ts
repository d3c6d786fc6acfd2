import type { GetRecoveryRunReply } from "../../gen/reinstate/v1/service_pb";

const open = /^Query (\S+) of (\S+) is open\.$/;

/** People with an open query, as the run names them, and whoever has queried items: some of these wait for a decision on a finding instead. */
export function peopleToAsk(run: GetRecoveryRunReply): string[] {
  const named = run.blocking.flatMap((reason) => open.exec(reason)?.[2] ?? []);
  const queried = run.rows.filter((row) => (row.completeness?.queried ?? 0) > 0).map((row) => row.personId);
  return [...new Set([...named, ...queried])];
}
