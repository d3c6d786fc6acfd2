import type { Ref } from "react";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import type { IncidentSummary } from "../gen/reinstate/v1/reconciliation_pb";
import { Scroll } from "../ui/Scroll";
import { RunCard } from "./RunCard";
import { RunRow } from "./RunRow";
import { keyOf } from "./risk";

export interface RunsProps {
  rows: readonly RunSummary[];
  incidents: ReadonlyMap<string, IncidentSummary>;
  now: number;
}

const columns = ["Service", "Incident", "State and next limit", "P1", "P2", "P3"];
const numbers = ["Overdue", "Queries", "Findings", "Overrides", "Sheets"];

interface Props extends RunsProps {
  wide: boolean;
  /** Which rows are in the page, by their place. */
  shown: readonly number[];
  /** Pixels before each of them that rows take which are not in the page, and after the last. None where all are. */
  gaps?: readonly (number | undefined)[];
  measure?: Ref<HTMLElement>;
}

/** Services as a table, or as cards where a table has no room. */
export function RunList({ rows, incidents, now, wide, shown, gaps = [], measure = null }: Props) {
  const each = shown.map((index, i) => {
    const run = rows[index] as RunSummary;
    return { gap: gaps[i], key: keyOf(run), props: { run, incident: incidents.get(run.incidentId), now, index, measure } };
  });
  const after = gaps[shown.length];
  if (!wide) {
    return (
      <ol className="run-cards" aria-label="Services in recovery, most at risk first">
        {each.flatMap(({ gap, key, props }) => [
          gap ? <li key={`before ${key}`} aria-hidden="true" style={{ height: gap }} /> : null,
          <RunCard key={key} {...props} size={rows.length} />,
        ])}
        {after ? <li aria-hidden="true" style={{ height: after }} /> : null}
      </ol>
    );
  }
  return (
    <Scroll label="Services in recovery">
      <table className="table runs" aria-rowcount={rows.length + 1}>
        <caption>Services in recovery, most at risk first</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {numbers.map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {each.flatMap(({ gap, key, props }) => [gap ? <Spacer key={`before ${key}`} height={gap} /> : null, <RunRow key={key} {...props} />])}
          {after ? <Spacer height={after} /> : null}
        </tbody>
      </table>
    </Scroll>
  );
}

function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused; this one stands for rows that are elsewhere.
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns.length + numbers.length} style={{ height }} />
    </tr>
  );
}
