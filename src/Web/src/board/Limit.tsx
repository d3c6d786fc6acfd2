import type { RunSummary } from "../gen/reinstate/v1/incident_pb";
import { clock, day, inLondon, millis, untilLimit } from "../time/moment";
import { Mark } from "../ui/Mark";
import { count } from "./names";
import { isLate } from "./risk";

const soon = 60 * 60_000;

/** The step whose limit ends first, and how long is left or how long it is over. */
export function Limit({ run, now }: { run: RunSummary; now: number }) {
  const limit = run.nextLimit;
  if (!limit?.dueAt) {
    if (run.stepsOverdue.length > 0)
      return (
        <span className="limit">
          <Mark kind="bad">{count(run.stepsOverdue.length, "limit")} passed</Mark>
        </span>
      );
    return <span className="limit quiet">{run.state === "signed_off" ? "no limit left" : "no limit runs"}</span>;
  }
  const late = isLate(run, now);
  const left = millis(limit.dueAt) - now;
  const text = late && left >= 0 ? "overdue" : untilLimit(limit.dueAt, now);
  const when = day(limit.dueAt) === day(inLondon(now)) ? clock(limit.dueAt) : `${day(limit.dueAt)} ${clock(limit.dueAt)}`;
  return (
    <span className="limit">
      {late ? <Mark kind="bad">{text}</Mark> : left < soon ? <Mark kind="warn">{text}</Mark> : <Mark>{text}</Mark>}
      <span className="quiet">
        Step {limit.step}: {limit.title} ({when})
      </span>
    </span>
  );
}
