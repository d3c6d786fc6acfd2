import type { WorkItem } from "../../gen/reinstate/v1/service_pb";
import { stepHere } from "../steps/stepOf";
import { priorityName } from "../words";

/** As in the address: what is empty hides nothing. */
export interface Filter {
  priority: string;
  next: string;
  person: string;
  step: string;
  mine: string;
  overdue: string;
}

export function passes({ item, allocatedTo, next }: WorkItem, filter: Filter, me: string, steps: readonly number[]): boolean {
  if (!item) return false;
  return (
    (filter.priority === "" || priorityName(item.priority) === filter.priority) &&
    (filter.next === "" || next === filter.next) &&
    (filter.person === "" || item.personId === filter.person) &&
    (filter.step === "" || String(stepHere(item, steps)) === filter.step) &&
    (filter.mine === "" || allocatedTo === me) &&
    (filter.overdue === "" || item.overdue)
  );
}

export interface Group {
  key: string;
  items: WorkItem[];
}

/** In the order in which the first of each group stands: the server's order is by urgency, and stays so within and between groups. */
export function grouped(items: readonly WorkItem[], by: (item: WorkItem) => string): Group[] {
  const groups = new Map<string, WorkItem[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.entries()].map(([key, of]) => ({ key, items: of }));
}
