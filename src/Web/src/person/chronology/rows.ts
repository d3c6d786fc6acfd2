import type { Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import { Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import type { ChronologyEntry } from "../../gen/reinstate/v1/person_pb";
import { clockName, day, millis } from "../../time/moment";

export type Lane = "expected" | "paper" | "digital" | "contact";

/** Accounts of one thing, side by side. */
export interface Row {
  key: string;
  /** What places it in time: the first account of what happened, or what was due where there is none. */
  first: ChronologyEntry;
  expected: ChronologyEntry[];
  paper: ChronologyEntry[];
  digital: ChronologyEntry[];
  contact: ChronologyEntry[];
  /** Where the day or the clock changes between this row and the one before. */
  newDay: string;
  clocksChange: string;
}

const laneOf = (entry: ChronologyEntry): Lane =>
  entry.source === "paper" || entry.source === "digital" || entry.source === "contact" ? entry.source : "expected";

/**
 * The entries of one item in one row, in the server's order: a row stands where the first account of what happened stands, not where it was due. Nothing is sorted here by local
 * times, so nights on which the clock changes keep their order. Cost: one pass.
 */
export function rowsOf(entries: readonly ChronologyEntry[]): Row[] {
  const groups = new Map<string, { entries: ChronologyEntry[]; at: number }>();
  entries.forEach((entry, i) => {
    const key = entry.itemId === "" ? `${entry.source} ${entry.entryId} ${i}` : entry.itemId;
    const group = groups.get(key);
    if (!group) groups.set(key, { entries: [entry], at: i });
    else {
      const placed = group.entries.find(happened);
      if (!placed && happened(entry)) group.at = i;
      group.entries.push(entry);
    }
  });
  const rows = [...groups].sort(([, a], [, b]) => a.at - b.at).map(([key, group]) => rowOf(key, group.entries));
  rows.forEach((row, i) => {
    const before = rows[i - 1]?.first.at;
    row.newDay = day(row.first.at) === day(before) ? "" : day(row.first.at);
    row.clocksChange = before && row.first.at ? changeBetween(before, row.first.at) : "";
  });
  return rows;
}

const happened = (entry: ChronologyEntry) => laneOf(entry) !== "expected" && !entry.voided;

function rowOf(key: string, entries: ChronologyEntry[]): Row {
  const row: Row = {
    key,
    first: entries.find(happened) ?? (entries[0] as ChronologyEntry),
    expected: [],
    paper: [],
    digital: [],
    contact: [],
    newDay: "",
    clocksChange: "",
  };
  for (const entry of entries) row[laneOf(entry)].push(entry);
  return row;
}

function changeBetween(before: Moment, after: Moment): string {
  if (before.offsetMinutes === after.offsetMinutes || (clockName(before) === "" && clockName(after) === "")) return "";
  return after.offsetMinutes < before.offsetMinutes
    ? "The clocks went back: 02:00 BST became 01:00 GMT"
    : "The clocks went forward: 01:00 GMT became 02:00 BST";
}

/** "31 min after it was due"; empty where the times do not say, or are the same. */
export function fromDue({ expected: [due], first }: Row): string {
  if (!due?.at || !first.at || first === due || !isMoment(due) || isRough(first)) return "";
  const late = Math.trunc((millis(first.at) - millis(due.at)) / 60_000);
  return late === 0 ? "" : `${Math.abs(late)} min ${late > 0 ? "after" : "before"} it was due`;
}

/** What is to be seen at a glance: a lane that is empty, accounts that are apart, what was due and did not come. */
export function glanceOf(row: Row): string[] {
  const found: string[] = [];
  const stands = (lane: ChronologyEntry[]) => lane.some((entry) => !entry.voided);
  if (row.expected.length > 0 && !stands(row.paper) && !stands(row.digital)) found.push("expected, and nothing recorded");
  else if (row.expected.length > 0 || row.paper.length > 0) {
    if (stands(row.paper) && !stands(row.digital)) found.push("not in the system");
  }
  const [paper, digital] = [row.paper, row.digital].map((lane) => lane.find((entry) => !entry.voided));
  if (paper?.at && digital?.at) {
    const apart = Math.trunc((millis(digital.at) - millis(paper.at)) / 60_000);
    if (apart !== 0) found.push(`digital ${Math.abs(apart)} min ${apart > 0 ? "later" : "earlier"} than paper`);
  }
  return found;
}

export interface Filter {
  lane: "" | Lane;
  category: string;
  differing: boolean;
  voided: boolean;
}

export const everything: Filter = { lane: "", category: "", differing: false, voided: true };

export function filtered(rows: readonly Row[], filter: Filter): Row[] {
  return rows.filter((row) => {
    const all = [...row.expected, ...row.paper, ...row.digital, ...row.contact];
    if (filter.lane !== "" && row[filter.lane].length === 0) return false;
    if (filter.category !== "" && !all.some((entry) => entry.category === filter.category)) return false;
    if (!filter.voided && all.every((entry) => entry.voided)) return false;
    return !filter.differing || glanceOf(row).length > 0 || all.some((entry) => entry.findingIds.length > 0 || entry.doubtfulTimes.length > 0);
  });
}

export const categoriesOf = (entries: readonly ChronologyEntry[]) => [...new Set(entries.map((entry) => entry.category))].filter(Boolean).sort();

const isMoment = (entry: ChronologyEntry) => !entry.earliest || !entry.latest || millis(entry.earliest) === millis(entry.latest);

/** Whether a time is known only roughly: then it is drawn as a span. */
export const isRough = (entry: ChronologyEntry) =>
  entry.precision === Precision.APPROXIMATE || entry.precision === Precision.SHIFT || entry.doubtfulTimes.includes("occurred_at") || !isMoment(entry);
