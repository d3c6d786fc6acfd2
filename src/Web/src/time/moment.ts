import { create } from "@bufbuild/protobuf";
import { type Moment, MomentSchema } from "../gen/reinstate/facts/v1/facts_pb";

/** Milliseconds since 1970 of an instant. */
export function millis(moment: Moment): number {
  const { seconds, nanos } = moment.instant ?? { seconds: 0n, nanos: 0 };
  return Number(seconds) * 1000 + Math.floor(nanos / 1_000_000);
}

// The local clock as the record states it: the wall of the place where it happened, not of the tablet that shows it.
const wall = (moment: Moment) => new Date(millis(moment) + moment.offsetMinutes * 60_000);

const two = (n: number) => String(n).padStart(2, "0");
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "14:05", by the clock of the place. */
export function clock(moment: Moment | undefined): string {
  if (!moment?.instant) return "";
  const at = wall(moment);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** "Mon 23 Nov". */
export function day(moment: Moment | undefined): string {
  if (!moment?.instant) return "";
  const at = wall(moment);
  return `${days[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
}

/** "Mon 23 Nov, 14:05". */
export function dayAndClock(moment: Moment | undefined): string {
  return moment?.instant ? `${day(moment)}, ${clock(moment)}` : "";
}

/** "BST" or "GMT" where the two can be confused: in the hours around a British clock change. Empty elsewhere. */
export function clockName(moment: Moment): string {
  const at = millis(moment);
  const offsets = new Set([-4, 4].map((hours) => londonOffset(at + hours * 3_600_000)));
  if (offsets.size < 2 || (moment.offsetMinutes !== 0 && moment.offsetMinutes !== 60)) return "";
  return moment.offsetMinutes === 60 ? "BST" : "GMT";
}

/** Minutes that clocks in Britain are ahead of UTC at an instant. */
export function londonOffset(at: number): number {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 60 : 0;
}

// At 01:00 UTC of the last Sunday of March and of October (The Summer Time Act 1972 as amended by SI 2002/262).
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}

/** An instant as Britain's clocks show it. */
export function inLondon(at: number): Moment {
  return create(MomentSchema, {
    instant: { seconds: BigInt(Math.floor(at / 1000)), nanos: (((at % 1000) + 1000) % 1000) * 1_000_000 },
    offsetMinutes: londonOffset(at),
  });
}

/** Now, to the second. */
export const now = (): Moment => inLondon(Math.floor(Date.now() / 1000) * 1000);

/** What an `<input type="datetime-local">` shows of a moment: "2026-11-23T14:05". */
export function toField(moment: Moment | undefined): string {
  return moment?.instant ? wall(moment).toISOString().slice(0, 16) : "";
}

export interface Reading {
  moment: Moment;
  /** The clock showed this hour twice, or never: which of the two was meant has to be asked. */
  doubtful: boolean;
}

/** What was typed into an `<input type="datetime-local">`, by Britain's clocks; null for what is no time. */
export function fromField(text: string): Reading | null {
  const typed = Date.parse(`${text}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) || Number.isNaN(typed)) return null;
  const fits = [60, 0].filter((offset) => londonOffset(typed - offset * 60_000) === offset);
  const offset = fits[0] ?? 0;
  const moment = create(MomentSchema, { instant: { seconds: BigInt((typed - offset * 60_000) / 1000), nanos: 0 }, offsetMinutes: offset });
  return { moment, doubtful: fits.length !== 1 };
}

/** "2 h 05 min", "14 min"; never less than a minute. */
export function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** "in 14 min", or "14 min over". */
export function untilLimit(due: Moment, at: number): string {
  const left = millis(due) - at;
  return left >= 0 ? `in ${span(left)}` : `${span(left)} over`;
}

export const earlierFirst = (a: Moment | undefined, b: Moment | undefined) => (a ? millis(a) : 0) - (b ? millis(b) : 0);
