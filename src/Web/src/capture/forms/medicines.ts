import type { ExpectedDose } from "../../gen/reinstate/facts/v1/facts_pb";
import { dayAndClock, earlierFirst, millis } from "../../time/moment";
import type { KitPerson } from "./filled";

export interface Medicine {
  medicineId: string;
  name: string;
  prn: boolean;
  controlled: boolean;
  variable: boolean;
  limits: string;
}

/** Words for a medicine as on a chart: name, strength, form, dose, route. */
export const medicineWords = (dose: ExpectedDose) =>
  [dose.medicine || dose.medicineId, dose.strength, dose.form, dose.dose, dose.route].filter((word) => word !== "").join(", ");

/** Limits of a medicine given when needed, in words; empty when none are stated. */
export function prnLimits(dose: ExpectedDose): string {
  const parts = [];
  if (dose.prnMinIntervalMinutes)
    parts.push(`at least ${dose.prnMinIntervalMinutes % 60 === 0 ? `${dose.prnMinIntervalMinutes / 60} h` : `${dose.prnMinIntervalMinutes} min`} apart`);
  if (dose.prnMax24h) parts.push(`at most ${dose.prnMax24h} in 24 h`);
  return parts.join(", ");
}

const doses = (person: KitPerson) => person.items.flatMap((item) => (item.kind.case === "dose" ? [{ itemId: item.itemId, dose: item.kind.value }] : []));

/** The person's medicines, each once, by name. */
export function medicinesOf(person: KitPerson): Medicine[] {
  const found = new Map<string, Medicine>();
  for (const { dose } of doses(person)) {
    const known = found.get(dose.medicineId);
    found.set(dose.medicineId, {
      medicineId: dose.medicineId,
      name: known?.name ?? medicineWords(dose),
      prn: dose.prn || (known?.prn ?? false),
      controlled: dose.cdSchedule !== "" || (known?.controlled ?? false),
      variable: dose.variableDose || (known?.variable ?? false),
      limits: prnLimits(dose) || (known?.limits ?? ""),
    });
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/** When a medicine is due, soonest first; nothing for one that is given when needed. */
export const slotsOf = (person: KitPerson, medicineId: string) =>
  doses(person)
    .filter(({ dose }) => dose.medicineId === medicineId && !dose.prn && dose.dueAt)
    .sort((a, b) => earlierFirst(a.dose.dueAt, b.dose.dueAt))
    .map(({ itemId, dose }) => ({ itemId, dose, name: dayAndClock(dose.dueAt) }));

export interface Due {
  itemId: string;
  kind: "dose" | "visit";
  at: number;
  when: string;
  what: string;
  critical: boolean;
  medicineId: string;
  /** What an entry names that answers to it. */
  answers: string;
}

/** What is due around now, in its order: from a few hours ago, which may not be written yet, to the end of what is known. */
export function dueAround(person: KitPerson, now: number): Due[] {
  const since = now - 6 * 3_600_000;
  return person.items
    .flatMap((item): Due[] => {
      const { kind } = item;
      if (kind.case === "dose" && !kind.value.prn && kind.value.dueAt) {
        const { dueAt, timeCritical, medicineId } = kind.value;
        return [
          {
            itemId: item.itemId,
            kind: "dose",
            at: millis(dueAt),
            when: dayAndClock(dueAt),
            what: medicineWords(kind.value),
            critical: timeCritical,
            medicineId,
            answers: item.itemId,
          },
        ];
      }
      if (kind.case === "visit" && kind.value.start) {
        const { start, timeCritical, tasks, visitId, workersRequired } = kind.value;
        const what = `Visit ${visitId}${workersRequired > 1 ? ` (${workersRequired} workers)` : ""}${tasks ? `: ${tasks}` : ""}`;
        return [
          { itemId: item.itemId, kind: "visit", at: millis(start), when: dayAndClock(start), what, critical: timeCritical, medicineId: "", answers: visitId },
        ];
      }
      return [];
    })
    .filter((due) => due.at >= since)
    .sort((a, b) => a.at - b.at);
}
