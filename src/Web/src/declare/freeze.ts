import { type MessageInitShape, toBinary } from "@bufbuild/protobuf";
import { type ExpectedItem, ExpectedItemSchema, Priority } from "../gen/reinstate/facts/v1/facts_pb";
import type { PlannedPerson } from "../gen/reinstate/v1/plan_pb";
import type { RunCensusEntrySchema } from "../gen/reinstate/v1/service_pb";
import { millis } from "../time/moment";

/** Everybody who is registered, also those without items: nobody is complete by being absent. */
export const censusOf = (people: readonly PlannedPerson[]): MessageInitShape<typeof RunCensusEntrySchema>[] =>
  people.flatMap(({ person, itemsCounted }) => (person ? [{ personId: person.personId, expectedItems: itemsCounted }] : []));

/** Whether it is to be accounted for. The limits of a medicine given when needed are frozen with the others, and are none. */
export const isCounted = ({ kind }: ExpectedItem): boolean =>
  kind.case !== undefined && (kind.case !== "dose" || (!kind.value.prn && kind.value.dueAt !== undefined));

/**
 * A key for one intention, made of what it is about and what it says: after a reload or a lost connection the same content goes under the same key and is done once, while a plan
 * that has changed meanwhile is another intention, which the server judges anew.
 */
export function keyFor(incidentId: string, what: string, content: Uint8Array | string): string {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const key = `${incidentId}:${what}:${hash(bytes, 0x811c9dc5)}${hash(bytes, 0x1b873593)}`;
  return key.length <= 100
    ? key
    : `${incidentId.slice(0, 40)}:${hash(new TextEncoder().encode(key), 0x811c9dc5)}${hash(new TextEncoder().encode(key), 0x9747b28c)}:${key.slice(-16)}`;
}

export function contentOf(items: readonly ExpectedItem[]): Uint8Array {
  const parts = items.map((item) => toBinary(ExpectedItemSchema, item));
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length + 1;
  }
  return all;
}

// FNV-1a, twice with different beginnings: told apart are versions of one person's plan, not attackers.
function hash(bytes: Uint8Array, from: number): string {
  let value = from;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}

const p1 = new Set(["safeguarding", "behaviour", "fall", "injury", "escalation"]);
const p2 = new Set(["observation", "clinical_advice"]);

/** As the server will count it (DOMAIN.md section 3): a stated priority wins. `highRisk` are words of the organisation's policy in names of medicines. */
export function priorityOf({ kind }: ExpectedItem, highRisk: readonly string[]): Priority {
  switch (kind.case) {
    case "dose": {
      const names = `${kind.value.medicine}\n${kind.value.ingredient}`.toLowerCase();
      return kind.value.cdSchedule || kind.value.timeCritical || highRisk.some((word) => word && names.includes(word.toLowerCase()))
        ? Priority.P1
        : Priority.P2;
    }
    case "visit":
      return kind.value.priority || (kind.value.timeCritical ? Priority.P1 : Priority.P2);
    case "record":
      return kind.value.priority || (p1.has(kind.value.category) ? Priority.P1 : p2.has(kind.value.category) ? Priority.P2 : Priority.P3);
    default:
      return Priority.UNSPECIFIED;
  }
}

export interface Summary {
  people: number;
  counted: number;
  byPriority: Record<"P1" | "P2" | "P3", number>;
  byKind: { dose: number; record: number; visit: number };
  /** Limits of medicines given when needed: frozen, not counted. */
  limits: number;
  /** Nobody told what they are to get. */
  withoutPlan: PlannedPerson[];
  /** Told, but not for all of the time. */
  notCovered: PlannedPerson[];
  /** Told longer ago than a day. */
  old: PlannedPerson[];
}

const day = 24 * 3_600_000;

export function summaryOf(people: readonly PlannedPerson[], highRisk: readonly string[], now: number): Summary {
  const summary: Summary = {
    people: people.length,
    counted: 0,
    byPriority: { P1: 0, P2: 0, P3: 0 },
    byKind: { dose: 0, record: 0, visit: 0 },
    limits: 0,
    withoutPlan: people.filter((one) => one.sourceSystem === ""),
    notCovered: people.filter((one) => one.sourceSystem !== "" && !one.covered),
    old: people.filter((one) => one.sourceSystem !== "" && one.asOf !== undefined && now - millis(one.asOf) > day),
  };
  for (const person of people) {
    summary.counted += person.itemsCounted;
    for (const item of person.items) {
      if (!isCounted(item)) {
        summary.limits++;
        continue;
      }
      const priority = priorityOf(item, highRisk);
      if (priority !== Priority.UNSPECIFIED) summary.byPriority[`P${priority}` as "P1"]++;
      if (item.kind.case) summary.byKind[item.kind.case]++;
    }
  }
  return summary;
}
