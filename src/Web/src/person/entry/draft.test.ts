import { create, equals } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { EntrySchema, ExpectedItemSchema, Precision, Source } from "../../gen/reinstate/facts/v1/facts_pb";
import { inLondon } from "../../time/moment";
import { blank, forExpected, keptFrom, ofEntry, toEntry, typedAt } from "./draft";
import { doubts, problems } from "./problems";

const at = Date.parse("2026-03-10T08:23:00Z");
const now = Date.parse("2026-03-10T18:00:00Z");
const whole = {
  ...blank("dose", "W-1"),
  sheetSerial: "HB-MAR-009",
  line: "3",
  medicineId: "ZOMO10",
  code: "/",
  author: "AL",
  occurredAt: typedAt(at),
};

describe("a line of paper", () => {
  it("says nothing wrong when it states what paper must state", () => {
    expect(problems(whole, now)).toEqual({});
  });

  it("names each field that is missing or cannot be", () => {
    const wrong = problems({ ...blank("dose", "W-1"), line: "three", stockBefore: "some", occurredAt: typedAt(now + 3_600_000) }, now);
    expect(Object.keys(wrong)).toEqual(["sheetSerial", "line", "medicineId", "code", "occurredAt", "author", "stockBefore"]);
    expect(wrong.occurredAt).toContain("future");
  });

  it("needs words or a value when it is a note", () => {
    const note = { ...blank("record", "W-1"), sheetSerial: "S", author: "AL", category: "fall", occurredAt: typedAt(at) };
    expect(Object.keys(problems(note, now))).toEqual(["text"]);
    expect(problems({ ...note, value: "6.6" }, now)).toEqual({});
  });

  it("of a visit does not end before it began", () => {
    const visit = {
      ...blank("visit", "W-1"),
      sheetSerial: "S",
      author: "AL",
      visitId: "V1",
      staffIds: "AL",
      occurredAt: typedAt(at),
      actualOut: typedAt(at - 60_000),
    };
    expect(Object.keys(problems(visit, now))).toEqual(["actualOut"]);
  });

  it("is not sent while an hour that the clock repeats is not decided on", () => {
    const night = Date.parse("2026-10-25T12:00:00Z");
    expect(problems({ ...whole, occurredAt: { text: "2026-10-25T01:30", clock: "" } }, night).occurredAt).toContain("clocks changed");
    expect(problems({ ...whole, occurredAt: { text: "2026-10-25T01:30", clock: "GMT" } }, night)).toEqual({});
  });

  it("says that a time is doubtful where nobody can say which it was", () => {
    expect(toEntry({ ...whole, occurredAt: { text: "2026-10-25T01:30", clock: "unknown" } }).doubtfulTimes).toEqual(["occurred_at"]);
  });

  it("raises doubts about a balance that does not add up, and forbids nothing", () => {
    const counted = { ...whole, dueAt: inLondon(at), doseGiven: "1", stockBefore: "41", stockAfter: "39" };
    expect(doubts(counted)).toHaveLength(1);
    expect(doubts({ ...counted, stockAfter: "40" })).toEqual([]);
    expect(problems(counted, now)).toEqual({});
  });

  it("keeps sheet and writer for the next line, one further down", () => {
    expect(keptFrom(whole)).toMatchObject({ author: "AL", sheetSerial: "HB-MAR-009", line: "4" });
  });
});

describe("an entry that is corrected", () => {
  const entry = create(EntrySchema, {
    entryId: "ED1",
    source: Source.DIGITAL,
    content: { case: "dose", value: { medicineId: "M", dueAt: inLondon(at), doseGiven: 2.5, code: "given", chartFamily: "EMAR", stockBefore: 3 } },
    occurredAt: inLondon(at + 17_000),
    precision: Precision.EXACT,
    writtenAt: inLondon(at + 60_000),
    author: "AL",
    sheetSerial: "S",
    line: 2,
    lateEntry: true,
    notes: { ward: "3" },
  });

  it("comes back as it was when nothing is changed, to the second", () => {
    expect(equals(EntrySchema, toEntry(ofEntry(entry), entry), entry)).toBe(true);
  });

  it("never carries who transcribed or checked it", () => {
    const done = create(EntrySchema, { ...entry, transcribedBy: "X", checkedBy: "Y", enteredAt: inLondon(at), checkedAt: inLondon(at) });
    const again = toEntry(ofEntry(done), done);
    expect([again.transcribedBy, again.checkedBy, again.enteredAt, again.checkedAt]).toEqual(["", "", undefined, undefined]);
  });
});

it("an expected dose prefills what was due, not what was done", () => {
  const item = create(ExpectedItemSchema, { itemId: "i", kind: { case: "dose", value: { medicineId: "M", dose: "1 tablet", dueAt: inLondon(at) } } });
  expect(forExpected(item, "W-1")).toMatchObject({ itemId: "i", medicineId: "M", doseGiven: "", code: "", author: "", occurredAt: { text: "2026-03-10T" } });
});
