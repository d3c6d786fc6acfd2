import { Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import { millis } from "../../time/moment";
import { isFuture, readTyped, type TypedMoment } from "../../ui/momentField";
import { type EntryDraft, workers } from "./draft";

export type Problems = Partial<Record<keyof EntryDraft, string>>;

/** What must be put right before a line can be sent, by field, in the order of the form. Empty: it can be. */
export function problems(draft: EntryDraft, now: number): Problems {
  const found: Problems = {};
  const needs = (field: keyof EntryDraft, sentence: string) => {
    if (String(draft[field]).trim() === "") found[field] ??= sentence;
  };
  const time = (field: "occurredAt" | "writtenAt" | "actualOut" | "familyInformedAt" | "welfareConfirmedAt") => {
    const read = readTyped(draft[field] as TypedMoment);
    if (read.wrong) found[field] ??= read.wrong;
    else if (isFuture(read.moment, now)) found[field] ??= "This lies in the future.";
    return read.moment;
  };
  const quantity = (field: "doseGiven" | "wasted" | "stockBefore" | "stockAfter") => {
    if (draft[field].trim() !== "" && !/^\d+([.,]\d+)?$/.test(draft[field].trim())) found[field] ??= "Give a number, for example 1 or 2.5.";
  };

  needs("sheetSerial", "Give the serial number that is printed on the sheet.");
  if (draft.line.trim() !== "" && !/^[1-9]\d{0,5}$/.test(draft.line.trim())) found.line = "Give the number of the line, from 1.";
  if (draft.kind === "dose") {
    needs("medicineId", "Say which medicine.");
    needs("code", "Give the code or sign as it stands on the chart.");
  }
  if (draft.kind === "record") needs("category", "Say what kind of record it is.");
  if (draft.kind === "visit") {
    needs("visitId", "Say which visit.");
    if (workers(draft.staffIds).length === 0) found.staffIds = "Say who was there.";
  }
  const occurred = time("occurredAt");
  if (!occurred) found.occurredAt ??= draft.kind === "visit" ? "Give the time of arrival." : "Give the time as it stands on the paper.";
  if (draft.precision === Precision.UNSPECIFIED) found.precision = "Say how exactly the time is known.";
  time("writtenAt");
  needs("author", draft.kind === "dose" ? "Give the initials of who gave it." : "Give the initials of who wrote it.");
  if (draft.kind === "dose") for (const field of ["doseGiven", "wasted", "stockBefore", "stockAfter"] as const) quantity(field);
  if (draft.kind === "record" && draft.text.trim() === "" && draft.value.trim() === "") found.text = "Give the words of the note, or a value.";
  if (draft.kind === "visit") {
    const left = time("actualOut");
    if (left && occurred && millis(left) < millis(occurred)) found.actualOut = "This is before the arrival.";
    time("familyInformedAt");
    time("welfareConfirmedAt");
  }
  return found;
}

/** What may well be right but deserves a second look before it is sent. */
export function doubts(draft: EntryDraft): string[] {
  const found: string[] = [];
  const [occurred, written] = [draft.occurredAt, draft.writtenAt].map((one) => readTyped(one).moment);
  if (occurred && written && millis(written) < millis(occurred)) found.push("It was written before it happened. Look at the paper again.");
  if (draft.kind === "dose" && draft.medicineId !== "" && draft.code !== "" && draft.prnRationale.trim() === "" && !draft.dueAt)
    found.push("No reason is given for a dose that was not on the chart's times.");
  const [before, after] = [draft.stockBefore, draft.stockAfter].map((one) => Number.parseFloat(one.replace(",", ".")));
  const gone = Number.parseFloat(draft.doseGiven.replace(",", ".") || "0") + Number.parseFloat(draft.wasted.replace(",", ".") || "0");
  if (before !== undefined && after !== undefined && Math.abs(before - gone - after) > 1e-9) {
    found.push(
      `The balance goes from ${draft.stockBefore} to ${draft.stockAfter}, but ${gone} left the stock. Enter what the paper says; this will be asked about.`,
    );
  }
  return found;
}
