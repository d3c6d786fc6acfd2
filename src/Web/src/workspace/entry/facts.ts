import { type Entry, type ExpectedItem, type Moment, Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { clock, clockName, day, dayAndClock } from "../../time/moment";
import { plain } from "../words";

export interface Fact {
  name: string;
  value: string;
}

/** A time as it was stated: to the minute, about, or only the shift; with the clock's name where it can be confused. */
export function stated(at: Moment | undefined, precision = Precision.EXACT): string {
  if (!at?.instant) return "";
  const name = clockName(at);
  if (precision === Precision.SHIFT) return `${day(at)}, shift of ${clock(at)}`;
  return `${precision === Precision.APPROXIMATE ? "about " : ""}${dayAndClock(at)}${name && ` ${name}`}`;
}

/** What a letter on the chart means, beside the letter itself. */
export function codeName(code: string, family: string, directory: Directory | undefined): string {
  const meaning = directory?.reply.codes.find((one) => one.code === code && one.chartFamily === family)?.meaning;
  return meaning ? `${code} (${plain(meaning)})` : code;
}

/** Whoever a line names by id or initials. Initials that two people share stay initials: nobody is named who may not be meant. */
export function nameStated(stated: string, directory: Directory | undefined): string {
  const byId = directory?.staff(stated)?.name;
  if (byId) return byId;
  const sharing = (directory?.reply.staff ?? []).filter((one) => one.initials === stated);
  return sharing.length === 1 && sharing[0]?.name ? `${stated} (${sharing[0].name})` : stated;
}

const two = (parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(", ");

/** What was typed of a line, in the order in which it stands on paper. Empty fields are left out, except where their emptiness matters. */
export function contentOf(entry: Entry, directory: Directory | undefined, medicine: (id: string) => string): Fact[] {
  const facts: (Fact | false)[] = [];
  const add = (name: string, value: string | number | undefined) => value !== undefined && value !== "" && facts.push({ name, value: String(value) });
  switch (entry.content.case) {
    case "dose": {
      const dose = entry.content.value;
      add("Medicine", medicine(dose.medicineId));
      add("Due", stated(dose.dueAt));
      add("Outcome", codeName(dose.code, dose.chartFamily, directory));
      add("Dose given", dose.doseGiven);
      add("Witness", dose.witness && nameStated(dose.witness, directory));
      add("Note", dose.note);
      add("Why it was given", dose.prnRationale);
      add("What it did", dose.prnOutcome);
      add("Wasted", dose.wasted);
      add("Stock before, after", two([dose.stockBefore?.toString(), dose.stockAfter?.toString()]));
      break;
    }
    case "record": {
      const record = entry.content.value;
      add("Kind", plain(record.category));
      add("Value", two([record.value && `${record.value} ${record.unit}`.trim()]));
      add("Text", record.text);
      break;
    }
    case "visit": {
      const visit = entry.content.value;
      add("Visit", visit.visitId);
      add("Workers", visit.staffIds.map((id) => nameStated(id, directory)).join(", "));
      add("Left", stated(visit.actualOut));
      add("Recorded by", visit.origin === "ecm" ? "call monitoring" : visit.origin);
      add("Why it was late", visit.lateReason);
      add("Family told", stated(visit.familyInformedAt));
      add("Welfare confirmed", stated(visit.welfareConfirmedAt));
      break;
    }
  }
  for (const [name, value] of Object.entries(entry.notes)) add(plain(name), value);
  return facts.filter((fact) => fact !== false);
}

/** The four times and the separate people. What is missing is said, because a check rests on it. */
export function timesOf(entry: Entry, directory: Directory | undefined): Fact[] {
  const by = (name: string) => (name === "" ? "nobody named" : nameStated(name, directory));
  const doubt = (name: string) => (entry.doubtfulTimes.includes(name) ? " (off by an hour, perhaps: the clocks changed)" : "");
  return [
    { name: "Happened", value: `${stated(entry.occurredAt, entry.precision) || "not stated"}${doubt("occurred_at")}; ${by(entry.author)}` },
    { name: "Written", value: `${stated(entry.writtenAt) || "not stated"}${doubt("written_at")}` },
    {
      name: "Typed in",
      value: entry.enteredAt || entry.transcribedBy ? `${stated(entry.enteredAt) || "not stated"}; ${by(entry.transcribedBy)}` : "not stated",
    },
    { name: "Checked", value: entry.checkedBy ? `${stated(entry.checkedAt) || "time not stated"}; ${by(entry.checkedBy)}` : "not yet" },
  ];
}

/** What was expected, as it was frozen. */
export function expectedOf(item: ExpectedItem, directory: Directory | undefined): Fact[] {
  const facts: Fact[] = [];
  const add = (name: string, value: string) => value !== "" && facts.push({ name, value });
  switch (item.kind.case) {
    case "dose": {
      const dose = item.kind.value;
      add("Medicine", two([dose.medicine, dose.strength, dose.form]));
      add("Dose", two([dose.dose, dose.route]));
      add("Due", stated(dose.dueAt));
      add("Within", dose.windowMinutes === undefined ? "" : `${dose.windowMinutes} min`);
      add(
        "Marked",
        two([dose.timeCritical ? "time-critical" : "", dose.cdSchedule && `controlled drug, schedule ${dose.cdSchedule}`, dose.prn ? "when needed" : ""]),
      );
      break;
    }
    case "record":
      add("Kind", plain(item.kind.value.category));
      add("Between", two([stated(item.kind.value.dueFrom), stated(item.kind.value.dueTo)]));
      break;
    case "visit": {
      const visit = item.kind.value;
      add("Visit", visit.visitId);
      add("Planned", two([stated(visit.start), clock(visit.end)]));
      add("Workers", `${visit.workersRequired}: ${visit.staffIds.map((id) => directory?.staffName(id) ?? id).join(", ")}`);
      add("Tasks", visit.tasks);
      break;
    }
  }
  return facts;
}

/** Medicines by id, from what was expected of the person; the id where it says nothing. */
export function medicinesOf(expected: readonly ExpectedItem[]): (id: string) => string {
  const names = new Map(
    expected.flatMap((item) =>
      item.kind.case === "dose" ? [[item.kind.value.medicineId, two([item.kind.value.medicine, item.kind.value.strength])] as const] : [],
    ),
  );
  return (id) => names.get(id) ?? id;
}
