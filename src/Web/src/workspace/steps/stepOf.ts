import { Priority } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Item } from "../../gen/reinstate/v1/common_pb";

const medicines = new Set(["medicines", "prn", "cd"]);
const incidents = new Set(["safeguarding", "behaviour", "fall", "injury", "escalation"]);
const observations = new Set(["observation", "clinical_advice"]);

/** The step of the recovery run under which an item is finished (DOMAIN.md section 5). */
export function stepOf(category: string, priority: Priority): number {
  if (category === "visit") return 8;
  if (medicines.has(category)) return 6;
  if (incidents.has(category)) return 5;
  if (observations.has(category)) return 7;
  return priority === Priority.P1 ? 5 : 9;
}

/** The same where the type of service does not take that step: there it is finished with the daily records. */
export function stepHere(item: Pick<Item, "category" | "priority">, steps: readonly number[]): number {
  const step = stepOf(item.category, item.priority);
  return steps.includes(step) ? step : 9;
}

export const entrySteps = [5, 6, 7, 8, 9] as const;

/** Few words for a column's head; the server's titles are sentences. */
export const shortTitle: Record<number, string> = {
  5: "P1 incidents",
  6: "Medicines",
  7: "Observations",
  8: "Visits",
  9: "Daily records",
};

export const completedByHand = (step: number) => step >= 1 && step <= 10;
