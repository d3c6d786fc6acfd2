import type { WorkItem } from "../../gen/reinstate/v1/service_pb";
import { type Allocated, workKey } from "../steps/happened";
import { entrySteps, stepHere } from "../steps/stepOf";

/** The work of one person under one step, and who has it. */
export interface Cell {
  key: string;
  personId: string;
  step: number;
  open: number;
  openP1: number;
  staffId: string;
}

export interface Plan {
  steps: number[];
  rows: { personId: string; cells: Cell[] }[];
}

/** Everybody at the service by every step that has entries. */
export function planOf(people: readonly string[], runSteps: readonly number[], work: readonly WorkItem[], given: ReadonlyMap<string, Allocated>): Plan {
  const steps = entrySteps.filter((step) => runSteps.includes(step));
  const cells = new Map<string, Cell>();
  for (const personId of people) {
    for (const step of steps) {
      const key = workKey(step, personId);
      cells.set(key, { key, personId, step, open: 0, openP1: 0, staffId: given.get(key)?.staffId ?? "" });
    }
  }
  for (const { item, allocatedTo } of work) {
    const cell = item && cells.get(workKey(stepHere(item, runSteps), item.personId));
    if (!item || !cell) continue;
    cell.open++;
    if (item.priority === 1) cell.openP1++;
    if (allocatedTo !== "") cell.staffId = allocatedTo;
  }
  return {
    steps,
    rows: people.map((personId) => ({ personId, cells: steps.map((step) => cells.get(workKey(step, personId))).filter((cell) => cell !== undefined) })),
  };
}

export interface Load {
  staffId: string;
  people: number;
  open: number;
  openP1: number;
}

/** How much is on whose table; the heaviest first, and what is on nobody's before all. */
export function loads(plan: Plan): Load[] {
  const byStaff = new Map<string, { people: Set<string>; open: number; openP1: number }>();
  for (const cell of plan.rows.flatMap((row) => row.cells)) {
    if (cell.staffId === "" && cell.open === 0) continue;
    const load = byStaff.get(cell.staffId) ?? { people: new Set<string>(), open: 0, openP1: 0 };
    load.people.add(cell.personId);
    load.open += cell.open;
    load.openP1 += cell.openP1;
    byStaff.set(cell.staffId, load);
  }
  return [...byStaff.entries()]
    .map(([staffId, load]) => ({ staffId, people: load.people.size, open: load.open, openP1: load.openP1 }))
    .sort((a, b) => Number(a.staffId !== "") - Number(b.staffId !== "") || b.openP1 - a.openP1 || b.open - a.open || a.staffId.localeCompare(b.staffId));
}

/** Open work that nobody has. */
export const unallocated = (plan: Plan): Cell[] => plan.rows.flatMap((row) => row.cells).filter((cell) => cell.open > 0 && cell.staffId === "");

/** People for whom nobody is named at all: step 4 waits for them, also where nothing of theirs is open. */
export const withoutAnybody = (plan: Plan): Cell[] =>
  plan.rows
    .filter((row) => row.cells.every((cell) => cell.staffId === ""))
    .flatMap((row) => row.cells.filter((cell) => cell.open > 0).concat(row.cells.every((cell) => cell.open === 0) ? row.cells.slice(-1) : []));
