import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { type Visit, VisitSchema } from "../gen/reinstate/v1/service_pb";
import { inLondon } from "../time/moment";
import { count, isShort, isShow, needsOf, shown, welfareUnconfirmed } from "./visits";

const visit = (init: MessageInitShape<typeof VisitSchema>): Visit => create(VisitSchema, init);
const well = inLondon(Date.parse("2026-03-17T12:30:00Z"));
const visits = [
  visit({ visitId: "a", state: "made", planned: { workersRequired: 2 }, workersSeen: 1, open: true }),
  visit({ visitId: "b", state: "late", planned: { workersRequired: 1, timeCritical: true }, workersSeen: 1, welfareConfirmedAt: well }),
  visit({ visitId: "c", state: "missed", planned: { workersRequired: 2 }, open: true, changes: [{ changeId: "x" }] }),
];

it("each number on top is of the visits that its link shows", () => {
  for (const show of ["all", "open", "late", "missed", "welfare", "reassigned", "double-up", "time-critical", "unplanned"] as const) {
    expect(shown(visits, show)).toHaveLength(count(visits, show));
  }
  expect(shown(visits, "double-up").map((one) => one.visitId)).toEqual(["a", "c"]);
  expect(shown(visits, "time-critical").map((one) => one.visitId)).toEqual(["b"]);
  expect(shown(visits, "reassigned").map((one) => one.visitId)).toEqual(["c"]);
});

it("a double-up is short when somebody came, and fewer than planned; a missed one is missed", () => {
  expect(visits.map(isShort)).toEqual([true, false, false]);
});

it("welfare is unconfirmed only of late and missed visits that say nothing of it", () => {
  expect(visits.map(welfareUnconfirmed)).toEqual([false, false, true]);
});

it("what has to be done names the missed visit before all else, and nothing where nothing is open", () => {
  expect(needsOf(visits[2] as Visit)).toEqual(["review the missed visit", "confirm that the person is well"]);
  expect(needsOf(visits[1] as Visit)).toEqual([]);
});

it("an address with another filter shows all", () => {
  expect([isShow("late"), isShow("toString"), isShow(null)]).toEqual([true, false, false]);
});
