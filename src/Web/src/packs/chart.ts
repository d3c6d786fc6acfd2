import type { ExpectedDose, ExpectedItem, ExpectedRecord, ExpectedVisit } from "../gen/reinstate/facts/v1/facts_pb";
import { clock, day, earlierFirst, millis } from "../time/moment";

export interface ChartRow {
  medicineId: string;
  dose: ExpectedDose;
  /** By time of the day: whether it is due then. */
  due: boolean[];
}

/** One day of a medicines chart: medicines down, times across. */
export interface ChartDay {
  day: string;
  times: string[];
  rows: ChartRow[];
}

const widest = 8;

// What is written differently on a chart is another line: a dose that changes at noon is two.
const line = (dose: ExpectedDose) => [dose.medicineId, dose.strength, dose.dose, dose.route].join("\n");

const doses = (items: readonly ExpectedItem[]) => items.flatMap((item) => (item.kind.case === "dose" ? [item.kind.value] : []));

/** Things by what they have in common, in the order in which each is first met. */
export function grouped<T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const same = groups.get(by(one));
    if (same) same.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}

/** The charts of a person, a day each; a day with more times than fit across is cut into several. */
export function chartDays(items: readonly ExpectedItem[]): ChartDay[] {
  const regular = doses(items)
    .filter((dose) => !dose.prn && dose.dueAt)
    .sort((a, b) => earlierFirst(a.dueAt, b.dueAt));
  return [...grouped(regular, (dose) => day(dose.dueAt))].flatMap(([name, of]) => {
    const times = [...new Set(of.map((dose) => clock(dose.dueAt)))];
    const parts = Array.from({ length: Math.ceil(times.length / widest) }, (_, at) => times.slice(at * widest, (at + 1) * widest));
    return parts.map((part) => ({ day: name, times: part, rows: rowsOf(of, part) }));
  });
}

function rowsOf(of: readonly ExpectedDose[], times: readonly string[]): ChartRow[] {
  const within = of.filter((dose) => times.includes(clock(dose.dueAt)));
  return [...grouped(within, line).values()]
    .map((same) => ({
      medicineId: same[0]?.medicineId ?? "",
      dose: same[0] as ExpectedDose,
      due: times.map((time) => same.some((dose) => clock(dose.dueAt) === time)),
    }))
    .sort((a, b) => Number(b.dose.timeCritical) - Number(a.dose.timeCritical) || a.dose.medicine.localeCompare(b.dose.medicine, "en-GB"));
}

/** Medicines given when needed, each once. */
export const whenNeeded = (items: readonly ExpectedItem[]): ExpectedDose[] => [
  ...new Map(
    doses(items)
      .filter((dose) => dose.prn)
      .map((dose) => [line(dose), dose] as const),
  ).values(),
];

/** What has to be recorded, by when it begins. */
export const records = (items: readonly ExpectedItem[]): ExpectedRecord[] =>
  items.flatMap((item) => (item.kind.case === "record" ? [item.kind.value] : [])).sort((a, b) => earlierFirst(a.dueFrom, b.dueFrom));

export interface RotaLine {
  personId: string;
  visit: ExpectedVisit;
}

/** The visits of everybody, in their order; of two at once the time-critical one first. */
export function rota(people: readonly { personId: string; items: readonly ExpectedItem[] }[]): RotaLine[] {
  return people
    .flatMap(({ personId, items }) => items.flatMap((item) => (item.kind.case === "visit" ? [{ personId, visit: item.kind.value }] : [])))
    .sort((a, b) => earlierFirst(a.visit.start, b.visit.start) || Number(b.visit.timeCritical) - Number(a.visit.timeCritical));
}

/** How many minutes either side a time-critical dose may be given. */
export const windowWords = (dose: ExpectedDose) => (dose.windowMinutes ? `±${dose.windowMinutes} min` : "±30 min");

export const ageHours = (asOf: Parameters<typeof millis>[0], now: number) => Math.floor((now - millis(asOf)) / 3_600_000);
