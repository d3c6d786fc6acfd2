import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { type Entry, EntrySchema, type Moment, Precision, Source } from "../../gen/reinstate/facts/v1/facts_pb";
import { fromField, inLondon, millis } from "../../time/moment";
import type { ClockNote } from "../captured";
import { categories, type Filled, type FilledDose, type FilledNote, type FilledVisit, type KitPerson, outcomes, type Wrong } from "./filled";
import { medicinesOf, slotsOf } from "./medicines";

export interface By {
  staffId: string;
  deviceSerial: string;
  clock: ClockNote;
  meaningOf: (family: string, code: string) => string;
  writtenAt: number;
}

type Made = { entry: Entry; what: string; occurredAt: number } | { wrong: Wrong };

const precisions = { exact: Precision.EXACT, approximate: Precision.APPROXIMATE, shift: Precision.SHIFT };
const late = 60 * 60_000;
const ahead = 5 * 60_000;

/** The entry that was typed, or what has to be put right first. */
export function entryOf(id: string, filled: Filled, person: KitPerson, by: By): Made {
  const wrong: Wrong = {};
  const read = fromField(filled.at);
  if (!read) wrong.at = "Say when.";
  else if (millis(read.moment) > by.writtenAt + ahead) wrong.at = "This has not happened yet. Look at the date and the time.";
  const content = contents(filled, person, by, wrong);
  if (Object.keys(wrong).length > 0 || !read || !content) return { wrong };
  const occurredAt = millis(read.moment);
  const init: MessageInitShape<typeof EntrySchema> = {
    entryId: id,
    // The manual record of the downtime: it is counted and checked like a sheet (docs/adr/0025).
    source: Source.PAPER,
    content: content.content,
    occurredAt: read.moment,
    precision: filled.kind === "note" ? precisions[filled.precision] : Precision.EXACT,
    writtenAt: inLondon(Math.floor(by.writtenAt / 1000) * 1000),
    author: by.staffId,
    lateEntry: by.writtenAt - occurredAt > late,
    notes: notesOf(by),
    doubtfulTimes: [...(read.doubtful ? ["occurred_at"] : []), ...content.doubtful],
  };
  return { entry: create(EntrySchema, init), what: content.what, occurredAt };
}

// Said with the entry, so that whoever reconciles it knows how far its times can be trusted.
function notesOf(by: By): Record<string, string> {
  return {
    captured_on_device: by.deviceSerial,
    device_clock_ahead_seconds: by.clock.comparedAt === 0 ? "never compared" : String(Math.round(by.clock.ahead / 1000)),
    ...(by.clock.comparedAt === 0 ? {} : { device_clock_compared_at: new Date(by.clock.comparedAt).toISOString() }),
    ...(by.clock.beforeLastSeen ? { device_clock_set_back: "yes" } : {}),
  };
}

type Contents = { content: NonNullable<MessageInitShape<typeof EntrySchema>["content"]>; what: string; doubtful: string[] };

function contents(filled: Filled, person: KitPerson, by: By, wrong: Wrong): Contents | undefined {
  if (filled.kind === "dose") return dose(filled, person, by, wrong);
  return filled.kind === "note" ? note(filled, wrong) : visit(filled, by, wrong);
}

function dose(filled: FilledDose, person: KitPerson, by: By, wrong: Wrong): Contents | undefined {
  const medicine = medicinesOf(person).find((one) => one.medicineId === filled.medicineId);
  const slot = slotsOf(person, filled.medicineId).find((one) => one.itemId === filled.dueAt);
  const [family = "", code = ""] = filled.code.split("\n");
  const meaning = by.meaningOf(family, code);
  const given = meaning === "given";
  const number = filled.given.trim().replace(",", ".");
  if (!medicine) wrong.medicineId = "Choose the medicine.";
  if (code === "") wrong.code = "Say what happened with the dose.";
  if (number !== "" && !/^\d+(\.\d+)?$/.test(number)) wrong.given = "A number, for example 2 or 0.5.";
  if (medicine?.variable && given && number === "") wrong.given = "This dose varies: say how much was given.";
  if (medicine?.controlled && given && filled.witness === "") wrong.witness = "A controlled drug needs a witness.";
  if (medicine?.prn && given && filled.rationale.trim() === "") wrong.rationale = "Given when needed: say why it was.";
  if (meaning === "other" && filled.note.trim() === "") wrong.note = "Say what happened.";
  if (!medicine) return undefined;
  const content = {
    medicineId: filled.medicineId,
    ...(slot?.dose.dueAt ? { dueAt: slot.dose.dueAt } : {}),
    ...(number === "" ? {} : { doseGiven: Number(number) }),
    code,
    chartFamily: family,
    witness: filled.witness,
    note: filled.note.trim(),
    prnRationale: filled.rationale.trim(),
    prnOutcome: filled.effect.trim(),
  };
  const outcome = outcomes.find((one) => one.meaning === meaning)?.name ?? code;
  return { content: { case: "dose", value: content }, what: `${medicine.name}: ${outcome.toLowerCase()}`, doubtful: [] };
}

function note(filled: FilledNote, wrong: Wrong): Contents {
  if (filled.category === "") wrong.category = "Choose what it is about.";
  if (filled.text.trim() === "" && filled.value.trim() === "") wrong.text = "Write what happened.";
  const name = categories.find((one) => one.category === filled.category)?.name ?? filled.category;
  const { category, text, value, unit } = filled;
  return { content: { case: "record", value: { category, text: text.trim(), value: value.trim(), unit: unit.trim() } }, what: name, doubtful: [] };
}

function visit(filled: FilledVisit, by: By, wrong: Wrong): Contents {
  const doubtful: string[] = [];
  const optional = (field: "out" | "familyAt" | "welfareAt", name: string): { [at: string]: Moment } => {
    if (filled[field] === "") return {};
    const read = fromField(filled[field]);
    if (!read) wrong[field] = "This is no date and time.";
    else if (read.doubtful) doubtful.push(name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`));
    return read ? { [name]: read.moment } : {};
  };
  if (filled.visitId === "") wrong.visitId = "Choose the visit.";
  const times = { ...optional("out", "actualOut"), ...optional("familyAt", "familyInformedAt"), ...optional("welfareAt", "welfareConfirmedAt") };
  const began = fromField(filled.at);
  if (times.actualOut && began && millis(times.actualOut) <= millis(began.moment)) wrong.out = "The visit ends after it begins.";
  const staffIds = [by.staffId, filled.withStaff].filter((id) => id !== "");
  const value = { visitId: filled.visitId, staffIds, origin: "manual", lateReason: filled.lateReason.trim(), ...times };
  return { content: { case: "visit", value }, what: `Visit ${filled.visitId}`, doubtful };
}
