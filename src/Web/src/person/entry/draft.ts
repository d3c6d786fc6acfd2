import { create } from "@bufbuild/protobuf";
import {
  DoseGivenSchema,
  type Entry,
  EntrySchema,
  type ExpectedItem,
  type Moment,
  Precision,
  RecordMadeSchema,
  Source,
  VisitMadeSchema,
} from "../../gen/reinstate/facts/v1/facts_pb";
import { inLondon, millis } from "../../time/moment";
import { noMoment, readTyped, type TypedMoment, typed, typedDay } from "../../ui/momentField";

export type Kind = "dose" | "record" | "visit";

/** A line of paper as it is being typed: everything is text until it is sent, so that nothing that was typed is lost. */
export interface EntryDraft {
  kind: Kind;
  entryId: string;
  source: Source;
  /** The expected item that the line was prefilled from; empty for none. */
  itemId: string;
  occurredAt: TypedMoment;
  precision: Precision;
  writtenAt: TypedMoment;
  author: string;
  sheetSerial: string;
  line: string;
  lateEntry: boolean;
  medicineId: string;
  dueAt: Moment | undefined;
  doseGiven: string;
  code: string;
  chartFamily: string;
  witness: string;
  note: string;
  prnRationale: string;
  prnOutcome: string;
  wasted: string;
  stockBefore: string;
  stockAfter: string;
  category: string;
  text: string;
  value: string;
  unit: string;
  visitId: string;
  staffIds: string;
  actualOut: TypedMoment;
  lateReason: string;
  familyInformedAt: TypedMoment;
  welfareConfirmedAt: TypedMoment;
  /** Unknown columns of the source, kept as they are. */
  notes: Record<string, string>;
}

/** What stays the same from one line of a sheet to the next. */
export type Kept = Partial<Pick<EntryDraft, "author" | "sheetSerial" | "line" | "chartFamily" | "lateEntry" | "occurredAt">>;

export function blank(kind: Kind, entryId: string, kept: Kept = {}): EntryDraft {
  return {
    kind,
    entryId,
    source: Source.PAPER,
    itemId: "",
    occurredAt: noMoment,
    precision: Precision.EXACT,
    writtenAt: noMoment,
    author: "",
    sheetSerial: "",
    line: "",
    lateEntry: false,
    medicineId: "",
    dueAt: undefined,
    doseGiven: "",
    code: "",
    chartFamily: "",
    witness: "",
    note: "",
    prnRationale: "",
    prnOutcome: "",
    wasted: "",
    stockBefore: "",
    stockAfter: "",
    category: "",
    text: "",
    value: "",
    unit: "",
    visitId: "",
    staffIds: "",
    actualOut: noMoment,
    lateReason: "",
    familyInformedAt: noMoment,
    welfareConfirmedAt: noMoment,
    notes: {},
    ...kept,
  };
}

/** Prefilled with what was expected: never with what was done, which only the paper says. */
export function forExpected(item: ExpectedItem, entryId: string, kept: Kept = {}): EntryDraft {
  const draft = { ...blank(item.kind.case ?? "record", entryId, kept), itemId: item.itemId };
  switch (item.kind.case) {
    case "dose":
      return { ...draft, medicineId: item.kind.value.medicineId, dueAt: item.kind.value.dueAt, occurredAt: typedDay(item.kind.value.dueAt) };
    case "record":
      return { ...draft, category: item.kind.value.category, occurredAt: typedDay(item.kind.value.dueFrom) };
    case "visit":
      return {
        ...draft,
        visitId: item.kind.value.visitId,
        staffIds: item.kind.value.staffIds.join(", "),
        author: draft.author || (item.kind.value.staffIds[0] ?? ""),
        occurredAt: typedDay(item.kind.value.start),
        actualOut: typedDay(item.kind.value.end),
      };
    default:
      return draft;
  }
}

const text = (value: number | undefined) => (value === undefined ? "" : String(value));

/** An entry as it stands, ready to be corrected. */
export function ofEntry(entry: Entry): EntryDraft {
  const doubtful = (name: string) => entry.doubtfulTimes.includes(name);
  const draft: EntryDraft = {
    ...blank(entry.content.case ?? "record", entry.entryId),
    source: entry.source,
    occurredAt: typed(entry.occurredAt, doubtful("occurred_at")),
    precision: entry.precision,
    writtenAt: typed(entry.writtenAt, doubtful("written_at")),
    author: entry.author,
    sheetSerial: entry.sheetSerial,
    line: text(entry.line),
    lateEntry: entry.lateEntry,
    notes: { ...entry.notes },
  };
  const { content } = entry;
  switch (content.case) {
    case "dose": {
      const { medicineId, dueAt, code, chartFamily, witness, note, prnRationale, prnOutcome } = content.value;
      const { doseGiven, wasted, stockBefore, stockAfter } = content.value;
      const stated = { medicineId, dueAt, code, chartFamily, witness, note, prnRationale, prnOutcome };
      return { ...draft, ...stated, doseGiven: text(doseGiven), wasted: text(wasted), stockBefore: text(stockBefore), stockAfter: text(stockAfter) };
    }
    case "record":
      return { ...draft, category: content.value.category, text: content.value.text, value: content.value.value, unit: content.value.unit };
    case "visit": {
      const { visitId, staffIds, lateReason, actualOut, familyInformedAt, welfareConfirmedAt } = content.value;
      return {
        ...draft,
        visitId,
        lateReason,
        staffIds: staffIds.join(", "),
        actualOut: typed(actualOut, doubtful("actual_out")),
        familyInformedAt: typed(familyInformedAt, doubtful("family_informed_at")),
        welfareConfirmedAt: typed(welfareConfirmedAt, doubtful("welfare_confirmed_at")),
      };
    }
    default:
      return draft;
  }
}

const number = (typedText: string) => (typedText.trim() === "" ? {} : { value: Number(typedText.trim().replace(",", ".")) });
const optional = <K extends string>(name: K, typedText: string) => {
  const { value } = number(typedText);
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, number>>;
};
const moment = (name: string, typedMoment: TypedMoment, before?: Moment) => {
  const stated = readTyped(typedMoment).moment;
  if (!stated) return {};
  // A field shows minutes. What was recorded to the second, and is still that minute, stays as it was.
  const same = before && millis(before) - (millis(before) % 60_000) === millis(stated);
  return { [name]: same ? before : stated };
};
export const workers = (staffIds: string) =>
  staffIds
    .split(/[,;]/)
    .map((id) => id.trim())
    .filter(Boolean);

/** The entry that the draft states. Who transcribed it and when is for the server to say. `before`: the version that it corrects. */
export function toEntry(draft: EntryDraft, before?: Entry): Entry {
  const was = before?.content;
  const wasVisit = was?.case === "visit" ? was.value : undefined;
  const visitTimes =
    draft.kind === "visit" ? { actual_out: draft.actualOut, family_informed_at: draft.familyInformedAt, welfare_confirmed_at: draft.welfareConfirmedAt } : {};
  const times: Record<string, TypedMoment> = { occurred_at: draft.occurredAt, written_at: draft.writtenAt, ...visitTimes };
  const content =
    draft.kind === "dose"
      ? {
          case: "dose" as const,
          value: create(DoseGivenSchema, {
            medicineId: draft.medicineId,
            ...(draft.dueAt ? { dueAt: draft.dueAt } : {}),
            code: draft.code.trim(),
            chartFamily: draft.chartFamily,
            witness: draft.witness.trim(),
            note: draft.note.trim(),
            prnRationale: draft.prnRationale.trim(),
            prnOutcome: draft.prnOutcome.trim(),
            ...optional("doseGiven", draft.doseGiven),
            ...optional("wasted", draft.wasted),
            ...optional("stockBefore", draft.stockBefore),
            ...optional("stockAfter", draft.stockAfter),
          }),
        }
      : draft.kind === "record"
        ? {
            case: "record" as const,
            value: create(RecordMadeSchema, { category: draft.category, text: draft.text.trim(), value: draft.value.trim(), unit: draft.unit.trim() }),
          }
        : {
            case: "visit" as const,
            value: create(VisitMadeSchema, {
              visitId: draft.visitId.trim(),
              staffIds: workers(draft.staffIds),
              origin: wasVisit?.origin ?? "manual",
              lateReason: draft.lateReason.trim(),
              ...moment("actualOut", draft.actualOut, wasVisit?.actualOut),
              ...moment("familyInformedAt", draft.familyInformedAt, wasVisit?.familyInformedAt),
              ...moment("welfareConfirmedAt", draft.welfareConfirmedAt, wasVisit?.welfareConfirmedAt),
            }),
          };
  return create(EntrySchema, {
    entryId: draft.entryId,
    source: draft.source,
    content,
    precision: draft.precision,
    author: draft.author.trim(),
    sheetSerial: draft.sheetSerial.trim(),
    lateEntry: draft.lateEntry,
    notes: draft.notes,
    doubtfulTimes: Object.entries(times).flatMap(([name, value]) => (readTyped(value).doubtful ? [name] : [])),
    ...moment("occurredAt", draft.occurredAt, before?.occurredAt),
    ...moment("writtenAt", draft.writtenAt, before?.writtenAt),
    ...(draft.line.trim() === "" ? {} : { line: Number(draft.line.trim()) }),
  });
}

/** For the next line of the same sheet: the sheet, who wrote it, and its line, one further. */
export function keptFrom(draft: EntryDraft): Kept {
  const line = /^\d+$/.test(draft.line.trim()) ? String(Number(draft.line) + 1) : "";
  return { author: draft.author, sheetSerial: draft.sheetSerial, line, chartFamily: draft.chartFamily, lateEntry: draft.lateEntry };
}

/** A time as it would be typed, for tests and defaults. */
export const typedAt = (at: number) => typed(inLondon(at));
