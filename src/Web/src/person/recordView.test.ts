import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Priority, Source } from "../gen/reinstate/facts/v1/facts_pb";
import { GetPersonRecordReplySchema } from "../gen/reinstate/v1/person_pb";
import { inLondon } from "../time/moment";
import { nextToEnter } from "./entry/choices";
import { inOrder, viewOf } from "./recordView";
import { itemName, itemWhen } from "./words";

const at = (time: string) => inLondon(Date.parse(`2026-03-10T${time}:00Z`));
const dose = (itemId: string, time: string) => ({
  itemId,
  kind: { case: "dose" as const, value: { medicineId: "M", medicine: "Morphine", strength: "10 mg", dueAt: at(time) } },
});
const view = viewOf(
  "i",
  create(GetPersonRecordReplySchema, {
    expected: [
      dose("late", "20:00"),
      dose("early", "08:00"),
      dose("done", "07:00"),
      { itemId: "note", kind: { case: "record", value: { category: "mood", dueFrom: at("12:00"), dueTo: at("14:30") } } },
    ],
    items: [
      { itemId: "late", priority: Priority.P2, open: true, planned: true },
      { itemId: "done", priority: Priority.P1, planned: true, entered: true, paperEntryId: "P", digitalEntryId: "D", waitingEntryIds: ["P", "V"] },
      { itemId: "early", priority: Priority.P2, open: true, planned: true },
      { itemId: "note", priority: Priority.P1, open: true, planned: true, category: "mood", what: "Mood record" },
    ],
    entries: [
      { entryId: "D", source: Source.DIGITAL },
      { entryId: "P", source: Source.PAPER, sheetSerial: "S", transcribedBy: "T" },
      { entryId: "V", source: Source.PAPER, sheetSerial: "S" },
    ],
    queries: [{ queryId: "q", entryId: "P" }, { queryId: "r" }],
    findings: [
      { findingId: "f", itemId: "done" },
      { findingId: "g", itemId: "elsewhere" },
    ],
  }),
);

it("what is open comes first, the more urgent and the earlier of it before the rest", () => {
  expect(inOrder(view).map((item) => item.itemId)).toEqual(["note", "early", "late", "done"]);
});

it("questions and findings stand with their item, also those that name only its entry, and none is lost", () => {
  const done = view.item("done");
  expect(done && [view.queriesOf(done), view.findingsOf(done), view.entriesOf(done)].map((all) => all.length)).toEqual([1, 1, 2]);
  expect([view.looseQueries.map((one) => one.queryId), view.looseFindings.map((one) => one.findingId)]).toEqual([["r"], ["g"]]);
  expect(view.uncounted.map((entry) => entry.entryId)).toEqual(["V"]);
});

it("what the server says waits for a second person waits, once somebody is named who typed it", () => {
  expect(view.waitingOf(view.item("done") as never).map((entry) => entry.entryId)).toEqual(["P"]);
});

it("an item is known by name and time, a period by both its ends", () => {
  const items = ["early", "note"].map((id) => view.item(id) as never);
  expect(items.map((item) => itemName(view, item))).toEqual(["Morphine, 10 mg", "Mood record"]);
  expect(items.map((item) => itemWhen(view, item))).toEqual(["Tue 10 Mar, 08:00", "Tue 10 Mar, 12:00–14:30"]);
});

it("after one line comes the next that has no entry yet, round the list, until there is none", () => {
  const order = ["early", "done", "late"];
  expect(nextToEnter(view, order, "early")).toBe("late");
  expect(nextToEnter(view, order, "late")).toBe("early");
  expect(nextToEnter(view, ["early", "done"], "early")).toBeUndefined();
});
