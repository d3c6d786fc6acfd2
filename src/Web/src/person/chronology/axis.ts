import type { Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import type { ChronologyEntry } from "../../gen/reinstate/v1/person_pb";
import { clock, millis } from "../../time/moment";

/** A stretch of time on which rows are drawn: whole hours around what is shown. */
export interface Axis {
  from: number;
  to: number;
}

const hour = 3_600_000;

/** Around the earliest and latest of what happened in a day's rows. */
export function axisOf(entries: readonly ChronologyEntry[]): Axis {
  const ends = entries
    .flatMap((entry) => [entry.earliest ?? entry.at, entry.latest ?? entry.at])
    .flatMap((moment) => (moment?.instant ? [millis(moment)] : []));
  if (ends.length === 0) return { from: 0, to: hour };
  const from = Math.floor(Math.min(...ends) / hour) * hour;
  return { from, to: Math.max(from + hour, Math.ceil(Math.max(...ends) / hour) * hour) };
}

/** Where a moment stands on the axis, from 0 to 100. */
export function place(axis: Axis, moment: Moment | undefined): number {
  if (!moment?.instant) return 0;
  return Math.max(0, Math.min(100, (100 * (millis(moment) - axis.from)) / (axis.to - axis.from)));
}

/** "14:05", or "13:30–14:30" for what is known as a span only. */
export function between(entry: ChronologyEntry): string {
  const { earliest, latest, at } = entry;
  if (!earliest?.instant || !latest?.instant || millis(earliest) === millis(latest)) return clock(at);
  return `${clock(earliest)}–${clock(latest)}`;
}
