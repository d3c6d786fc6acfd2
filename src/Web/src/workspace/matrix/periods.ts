import type { Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Item } from "../../gen/reinstate/v1/common_pb";
import { millis } from "../../time/moment";

const hour = 3_600_000;

/** Hours on the wall of the place, counted from 1970: the clock that people went by, also where it was changed. */
export const wallHour = (moment: Moment) => (millis(moment) + moment.offsetMinutes * 60_000) / hour;

/** The beginning of the bucket in which a moment lies, in wall hours. Buckets begin at midnight. */
export const bucketOf = (moment: Moment, hours: number) => Math.floor(wallHour(moment) / hours) * hours;

/** Two hours for an outage of a shift, six for one of days: at most some dozen columns. */
export function usualHours(items: readonly Item[]): number {
  const times = items.flatMap((item) => (item.at ? [wallHour(item.at)] : []));
  if (times.length === 0) return 2;
  const span = Math.max(...times) - Math.min(...times);
  return span <= 26 ? 2 : span <= 80 ? 6 : 24;
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (n: number) => String(n).padStart(2, "0");

/** "08–10", and the day it is on. */
export function bucketName(begins: number, hours: number): { time: string; day: string } {
  const at = new Date(begins * hour);
  const from = at.getUTCHours();
  return {
    time: hours === 24 ? "all day" : `${two(from)}–${two((from + hours) % 24 || 24)}`,
    day: `${days[at.getUTCDay()]} ${at.getUTCDate()} ${months[at.getUTCMonth()]}`,
  };
}

export interface Cell {
  items: Item[];
  open: number;
  openP1: number;
  overdue: number;
}

export interface Grid {
  /** Beginnings, in wall hours; null last, for items of which the server does not say when. */
  buckets: (number | null)[];
  rows: { personId: string; cells: Cell[]; all: Cell }[];
}

const cellOf = (items: Item[]): Cell => ({
  items,
  open: items.filter((item) => item.open).length,
  openP1: items.filter((item) => item.open && item.priority === 1).length,
  overdue: items.filter((item) => item.open && item.overdue).length,
});

/** Everybody by time: also those of whom nothing is known, whose row is empty and not left out. */
export function gridOf(people: readonly string[], items: readonly Item[], hours: number): Grid {
  const of = (item: Item) => (item.at ? bucketOf(item.at, hours) : null);
  const used = new Set(items.map(of));
  const buckets = [...used].filter((bucket) => bucket !== null).sort((a, b) => a - b);
  const columns: (number | null)[] = used.has(null) ? [...buckets, null] : buckets;
  const byPerson = new Map<string, Item[]>(people.map((person) => [person, []]));
  for (const item of items) {
    const list = byPerson.get(item.personId) ?? [];
    list.push(item);
    byPerson.set(item.personId, list);
  }
  return {
    buckets: columns,
    rows: [...byPerson.entries()].map(([personId, theirs]) => ({
      personId,
      cells: columns.map((bucket) => cellOf(theirs.filter((item) => of(item) === bucket))),
      all: cellOf(theirs),
    })),
  };
}

/** A cell as a sign, a figure and a word for it. */
export function shown(cell: Cell): { sign: string; figure: string; word: string; kind: "good" | "warn" | "bad" | "none" } {
  const done = cell.items.length - cell.open;
  const figure = `${done}/${cell.items.length}`;
  if (cell.items.length === 0) return { sign: "", figure: "–", word: "nothing", kind: "none" };
  if (cell.open === 0) return { sign: "✓", figure, word: `all ${cell.items.length} accounted for`, kind: "good" };
  const open = `${done} of ${cell.items.length} accounted for, ${cell.open} open`;
  if (cell.openP1 > 0) return { sign: "▲", figure, word: `${open}, ${cell.openP1} of them P1`, kind: "bad" };
  return { sign: "◆", figure, word: cell.overdue > 0 ? `${open}, ${cell.overdue} overdue` : open, kind: "warn" };
}
