import type { ChronologyEntry } from "../../gen/reinstate/v1/person_pb";
import { type Axis, place } from "./axis";
import type { Row } from "./rows";

const lanes = ["expected", "paper", "digital", "contact"] as const;

/** Where the accounts of a row lie in time: a mark for a moment, a bar for a span. What it shows is in words beside it. */
export function Spans({ row, axis }: { row: Row; axis: Axis }) {
  return (
    <svg className="spans" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ground" width="100" height="16" />
      {lanes.flatMap((lane, i) =>
        row[lane].filter((entry) => !entry.voided).map((entry) => <Bar key={`${lane} ${entry.entryId}`} entry={entry} axis={axis} y={i * 4} lane={lane} />),
      )}
    </svg>
  );
}

function Bar({ entry, axis, y, lane }: { entry: ChronologyEntry; axis: Axis; y: number; lane: string }) {
  const from = place(axis, entry.earliest ?? entry.at);
  const to = place(axis, entry.latest ?? entry.at);
  return <rect className={lane} x={Math.min(from, 98.5)} y={y} width={Math.max(1.5, to - from)} height="4" />;
}
