import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { ExpectedItemSchema, PersonSupportedSchema, Precision, Source } from "../../gen/reinstate/facts/v1/facts_pb";
import { inLondon, millis } from "../../time/moment";
import { type By, entryOf } from "./entryOf";
import { emptyDose, emptyNote, emptyVisit, type Filled, type KitPerson } from "./filled";
import { dueAround, medicinesOf } from "./medicines";

const now = Date.parse("2026-11-23T14:10:30Z");
const item = (init: MessageInitShape<typeof ExpectedItemSchema>) => create(ExpectedItemSchema, init);
const dose = (medicineId: string, more = {}) =>
  item({ itemId: medicineId, kind: { case: "dose", value: { medicineId, medicine: medicineId, dueAt: inLondon(now), ...more } } });
const person: KitPerson = {
  person: create(PersonSupportedSchema, { personId: "P1", name: "Edna" }),
  items: [
    dose("LEVO50"),
    dose("MORPH", { cdSchedule: "2" }),
    dose("INSULIN", { variableDose: true }),
    dose("PARAPRN", { prn: true, prnMinIntervalMinutes: 240, prnMax24h: 4 }),
    item({ itemId: "v", kind: { case: "visit", value: { visitId: "V1", start: inLondon(now), workersRequired: 2 } } }),
  ],
};
const by: By = {
  staffId: "S1",
  deviceSerial: "SL01-D-ABCDEF-1",
  clock: { ahead: 180_400, comparedAt: Date.parse("2026-11-23T08:00Z"), beforeLastSeen: false },
  meaningOf: (_, code) => ({ "/": "given", A: "refused", O: "other" })[code] ?? "",
  writtenAt: now,
};
const at = "2026-11-23T14:05";
const make = (filled: Filled, more: Partial<By> = {}) => entryOf("CAP-1", filled, person, { ...by, ...more });
const made = (filled: Filled, more: Partial<By> = {}) => {
  const result = make(filled, more);
  if ("wrong" in result) throw new Error(JSON.stringify(result.wrong));
  return result;
};
const wrong = (filled: Filled) => {
  const result = make(filled);
  return "wrong" in result ? Object.keys(result.wrong).sort() : [];
};

describe("what is written on a device", () => {
  test("is the manual record, of whoever wrote it, with its times and what is known of the clock", () => {
    const { entry, what, occurredAt } = made({ ...emptyNote(at), category: "nutrition", text: " Ate all. " });
    expect(entry).toMatchObject({
      entryId: "CAP-1",
      source: Source.PAPER,
      author: "S1",
      precision: Precision.EXACT,
      lateEntry: false,
      sheetSerial: "",
      transcribedBy: "",
    });
    expect(entry.content).toMatchObject({ case: "record", value: { category: "nutrition", text: "Ate all." } });
    expect(occurredAt).toBe(Date.parse("2026-11-23T14:05Z"));
    expect(entry.writtenAt && millis(entry.writtenAt)).toBe(now);
    expect(entry.notes).toEqual({
      captured_on_device: "SL01-D-ABCDEF-1",
      device_clock_ahead_seconds: "180",
      device_clock_compared_at: "2026-11-23T08:00:00.000Z",
    });
    expect(what).toBe("Food");
  });

  test("more than an hour afterwards says that it is late", () => {
    expect(made({ ...emptyNote("2026-11-23T12:00"), category: "mood", text: "x" }).entry.lateEntry).toBe(true);
  });

  test("in the hour that the clock repeats says that its time is doubtful", () => {
    const filled = { ...emptyNote("2026-10-25T01:30"), category: "sleep", text: "Asleep" };
    expect(made(filled, { writtenAt: Date.parse("2026-10-25T03:00Z") }).entry.doubtfulTimes).toEqual(["occurred_at"]);
  });

  test("cannot lie in the future", () => {
    expect(wrong({ ...emptyNote("2026-11-23T18:00"), category: "mood", text: "x" })).toEqual(["at"]);
  });

  test("needs what it is about and what happened", () => {
    expect(wrong(emptyNote(at))).toEqual(["category", "text"]);
  });
});

describe("a dose", () => {
  const given = (medicineId: string, more = {}): Filled => ({ ...emptyDose(at), medicineId, code: "MAR-A\n/", ...more });

  test("answers to the one that was due, in the words of its chart", () => {
    const { entry, what } = made(given("LEVO50", { dueAt: "LEVO50", given: "0,5" }));
    expect(entry.content).toMatchObject({ case: "dose", value: { medicineId: "LEVO50", code: "/", chartFamily: "MAR-A", doseGiven: 0.5 } });
    expect(entry.content.case === "dose" && entry.content.value.dueAt && millis(entry.content.value.dueAt)).toBe(now);
    expect(what).toBe("LEVO50: given");
  });

  test.each([
    ["nothing chosen", emptyDose(at), ["code", "medicineId"]],
    ["a controlled drug without a witness", given("MORPH"), ["witness"]],
    ["a dose that varies without an amount", given("INSULIN"), ["given"]],
    ["when needed without a reason", given("PARAPRN"), ["rationale"]],
    ["an amount that is no number", given("LEVO50", { given: "two" }), ["given"]],
    ["other without a note", given("LEVO50", { code: "MAR-A\nO" }), ["note"]],
  ])("is not kept with %s", (_, filled, fields) => {
    expect(wrong(filled as Filled)).toEqual(fields);
  });

  test("that was refused needs neither witness nor amount nor reason", () => {
    for (const medicineId of ["MORPH", "INSULIN", "PARAPRN"]) expect(wrong(given(medicineId, { code: "MAR-A\nA" }))).toEqual([]);
  });
});

describe("a visit", () => {
  test("has its workers, and is by hand", () => {
    const { entry } = made({ ...emptyVisit("2026-11-23T13:30"), visitId: "V1", out: "2026-11-23T14:00", withStaff: "S2" });
    expect(entry.content).toMatchObject({ case: "visit", value: { visitId: "V1", staffIds: ["S1", "S2"], origin: "manual" } });
  });

  test("ends after it begins", () => {
    expect(wrong({ ...emptyVisit(at), visitId: "V1", out: "2026-11-23T14:00" })).toEqual(["out"]);
  });
});

test("a person's medicines are there once each, with what a giver must know", () => {
  expect(medicinesOf(person).map((one) => [one.medicineId, one.prn, one.controlled, one.limits])).toEqual([
    ["INSULIN", false, false, ""],
    ["LEVO50", false, false, ""],
    ["MORPH", false, true, ""],
    ["PARAPRN", true, false, "at least 4 h apart, at most 4 in 24 h"],
  ]);
});

test("what is due begins a few hours ago, and what is given when needed is never due", () => {
  expect(dueAround(person, now).map((one) => one.itemId)).toEqual(["LEVO50", "MORPH", "INSULIN", "v"]);
  expect(dueAround(person, now + 7 * 3_600_000)).toEqual([]);
});
