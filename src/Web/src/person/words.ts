import { type Entry, Precision, Priority, Source } from "../gen/reinstate/facts/v1/facts_pb";
import type { Item } from "../gen/reinstate/v1/common_pb";
import { clock, day, dayAndClock } from "../time/moment";
import type { RecordView } from "./recordView";

const categories: Record<string, string> = {
  cd: "Controlled drug",
  prn: "When needed (PRN)",
  medicines: "Medicine",
  visit: "Visit",
  fall: "Fall",
  clinical_advice: "Clinical advice",
  family_communication: "Communication with family",
  gp: "GP",
};

/** A word of the record in plain English: "personal_care" is "Personal care". */
export const plain = (word: string) => (word === "" ? "" : word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " "));

export const categoryName = (category: string) => categories[category] ?? plain(category);

/** What a person may record by hand; medicines and visits have forms of their own. */
export const recordCategories = [
  "safeguarding",
  "behaviour",
  "fall",
  "injury",
  "escalation",
  "observation",
  "clinical_advice",
  "personal_care",
  "nutrition",
  "hydration",
  "continence",
  "repositioning",
  "sleep",
  "activities",
  "mood",
  "family_communication",
  "handover",
] as const;

const outcomes: Record<string, string> = {
  expected: "nothing recorded",
  received: "paper in hand",
  entered: "entered, not checked",
  checked: "checked",
  matched: "checked and matched",
  queried: "queried",
  confirmed_omitted: "confirmed omitted",
  not_applicable: "not applicable",
  duplicate: "duplicate",
  paper_lost: "paper lost",
  entered_in_error: "entered in error",
};

export const outcomeName = (outcome: string) => outcomes[outcome] ?? plain(outcome).toLowerCase();

export const priorityName = (priority: Priority) => (priority === Priority.UNSPECIFIED ? "" : `P${priority}`);

export const sourceName = (source: Source) => (source === Source.PAPER ? "Paper" : source === Source.DIGITAL ? "Digital" : "");

export const precisionName = (precision: Precision) =>
  precision === Precision.APPROXIMATE ? "approximate" : precision === Precision.SHIFT ? "only the shift is known" : "";

const reasons: Record<string, string> = {
  states_slot: "states this slot",
  nearest_in_time: "nearest in time",
  same_window: "in the same window",
  within_period: "within the period",
  nearest_to_period: "nearest to the period",
  names_visit: "names this visit",
  copy_of_line: "copy of the same line",
  copy_nearest_in_time: "copy nearest in time",
  part_of_note: "part of the note",
  same_moment: "same moment",
  nothing_expected_it: "nothing expected it",
  voided: "void",
};

export const matchedName = (because: string) => reasons[because] ?? plain(because).toLowerCase();

/** What one knows an item by: medicine and dose, kind of record, visit. */
export function itemName(view: RecordView, item: Item): string {
  if (item.what !== "") return item.what;
  const expected = view.expected(item.itemId)?.kind;
  if (expected?.case === "dose") return [expected.value.medicine, expected.value.strength, expected.value.dose].filter(Boolean).join(", ");
  const content = view.entriesOf(item)[0]?.content;
  if (content?.case === "dose") return medicineName(view, content.value.medicineId);
  const [kind = "", , medicineId = ""] = item.itemId.split(":");
  return kind === "dose" && medicineId !== "" ? medicineName(view, medicineId) : categoryName(item.category);
}

/** The medicine's name as the chart prints it; its id where the plan of care does not name it. */
export function medicineName(view: RecordView, medicineId: string): string {
  for (const { kind } of view.reply.expected) {
    if (kind.case === "dose" && kind.value.medicineId === medicineId) return [kind.value.medicine, kind.value.strength].filter(Boolean).join(" ");
  }
  return medicineId;
}

/** When it was due or happened: "Tue 10 Mar, 08:00", or a period. */
export function itemWhen(view: RecordView, item: Item): string {
  const expected = view.expected(item.itemId)?.kind;
  const [from, until] =
    expected?.case === "record"
      ? [expected.value.dueFrom, expected.value.dueTo]
      : expected?.case === "visit"
        ? [expected.value.start, expected.value.end]
        : expected?.case === "dose"
          ? [expected.value.dueAt, undefined]
          : [item.at, item.until];
  const at = from ?? view.entriesOf(item)[0]?.occurredAt;
  if (!at) return "";
  if (!until) return dayAndClock(at);
  return day(at) === day(until) ? `${dayAndClock(at)}–${clock(until)}` : `${dayAndClock(at)} – ${dayAndClock(until)}`;
}

/** What an entry says, in one line. */
export function saysWhat(entry: Entry): string {
  const { content } = entry;
  if (content.case === "record") return [content.value.text, [content.value.value, content.value.unit].filter(Boolean).join(" ")].filter(Boolean).join("; ");
  if (content.case === "visit") return [`by ${content.value.staffIds.join(" and ")}`, content.value.lateReason].filter(Boolean).join("; ");
  if (content.case === "dose") {
    const { doseGiven, code, note } = content.value;
    return [`code ${code}`, doseGiven === undefined ? "" : `dose ${doseGiven}`, note].filter(Boolean).join("; ");
  }
  return "";
}
