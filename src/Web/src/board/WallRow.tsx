import { memo } from "react";
import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { clock, millis, untilLimit } from "../time/moment";
import { Mark } from "../ui/Mark";
import { PriorityCell } from "./PriorityCell";
import { isExercise, isLate } from "./risk";
import { State } from "./State";

/** One service from across a room: its name, what is open, and the limit that ends first. */
export const WallRow = memo(function WallRow({ run, now }: { run: RunSummary; now: number }) {
  return (
    <li className="wall-row">
      <span className="name">
        {run.serviceName || run.serviceId}
        {isExercise(run) && <Mark>Exercise</Mark>}
        <State of={run.state} />
      </span>
      <span className={run.openP1 > 0 ? "p1 bad" : "p1"}>
        {run.state === "not_opened" ? (
          "P1 not known yet"
        ) : (
          <>
            <strong>{run.openP1}</strong> P1 open
          </>
        )}
      </span>
      <PriorityCell of={run.completeness} label={run.serviceName} />
      <Next run={run} now={now} />
    </li>
  );
});

function Next({ run, now }: { run: RunSummary; now: number }) {
  const limit = run.nextLimit;
  if (!limit?.dueAt) return <span>{run.stepsOverdue.length > 0 ? <Mark kind="bad">{run.stepsOverdue.length} limits passed</Mark> : ""}</span>;
  const text = isLate(run, now) && millis(limit.dueAt) >= now ? "overdue" : untilLimit(limit.dueAt, now);
  return (
    <span>
      {isLate(run, now) ? <Mark kind="bad">{text}</Mark> : <Mark kind="warn">{text}</Mark>}
      <small>
        Step {limit.step}, by {clock(limit.dueAt)}
      </small>
    </span>
  );
}
