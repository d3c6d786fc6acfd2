import type { ExpectedDose, ExpectedItem, ExpectedRecord } from "../gen/reinstate/facts/v1/facts_pb";
import { type ChartDay, chartDays, type RotaLine, records, rota, whenNeeded } from "./chart";
import type { PackPerson } from "./pack";

// Every numbered sheet is one page of A4, so that counting sheets is counting pages. Measured at the sizes of print.css, with room to spare.
const visitsOnAPage = 9;
const chartRowsOnAPage = 10;
const rowsOfATableHead = 1;
const rowsOfOneWhenNeeded = 4;
const recordsWithNotes = 8;
const recordsAlone = 18;

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

export interface ChartPart {
  days: ChartDay[];
  prn: ExpectedDose[];
}

/** A person's chart, page by page; none when there are no medicines. */
export function chartParts(items: readonly ExpectedItem[]): ChartPart[] {
  const parts: ChartPart[] = [];
  let room = 0;
  const place = (height: number): ChartPart => {
    if (height > room) {
      parts.push({ days: [], prn: [] });
      room = chartRowsOnAPage;
    }
    room -= height;
    return parts[parts.length - 1] as ChartPart;
  };
  for (const day of chartDays(items)) {
    for (const rows of chunks(day.rows, chartRowsOnAPage - rowsOfATableHead)) place(rows.length + rowsOfATableHead).days.push({ ...day, rows });
  }
  for (const dose of whenNeeded(items)) place(rowsOfOneWhenNeeded).prn.push(dose);
  return parts;
}

export interface DailyPart {
  records: ExpectedRecord[];
  notes: boolean;
}

/** What is to be recorded, page by page; the last has room for notes. */
export function dailyParts(items: readonly ExpectedItem[]): DailyPart[] {
  const all = records(items);
  const before = Math.max(0, all.length - recordsWithNotes);
  return [...chunks(all.slice(0, before), recordsAlone).map((of) => ({ records: of, notes: false })), { records: all.slice(before), notes: true }];
}

/** The rota, page by page; one blank page where no visit is planned. */
export function rotaParts(people: readonly PackPerson[]): RotaLine[][] {
  const parts = chunks(rota(people.map(({ person, items }) => ({ personId: person.personId, items }))), visitsOnAPage);
  return parts.length > 0 ? parts : [[]];
}
