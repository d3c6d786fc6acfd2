import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Priority } from "../../gen/reinstate/facts/v1/facts_pb";
import { WorkItemSchema } from "../../gen/reinstate/v1/service_pb";
import { loads, planOf, unallocated, withoutAnybody } from "./plan";

const work = (personId: string, category: string, priority: Priority, allocatedTo = "") =>
  create(WorkItemSchema, { item: { personId, category, priority }, allocatedTo });
const steps = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11];
const plan = planOf(
  ["R01", "R02", "R03"],
  steps,
  [work("R01", "cd", Priority.P1, "RHS01"), work("R01", "medicines", Priority.P2, "RHS01"), work("R02", "hydration", Priority.P3)],
  new Map([["9 R01", { step: 9, personId: "R01", staffId: "RHS02" }]]),
);

it("has a cell for everybody and every step of the service's type", () => {
  expect(plan.steps).toEqual([5, 6, 7, 9]);
  expect(plan.rows.map((row) => row.cells.length)).toEqual([4, 4, 4]);
  expect(plan.rows[0]?.cells[1]).toMatchObject({ step: 6, open: 2, openP1: 1, staffId: "RHS01" });
});

it("weighs what everybody has, and puts first what nobody has", () => {
  expect(loads(plan)).toEqual([
    { staffId: "", people: 1, open: 1, openP1: 0 },
    { staffId: "RHS01", people: 1, open: 2, openP1: 1 },
    { staffId: "RHS02", people: 1, open: 0, openP1: 0 },
  ]);
});

it("finds open work that nobody has, and people for whom nobody is named at all", () => {
  expect(unallocated(plan).map((cell) => cell.key)).toEqual(["9 R02"]);
  expect(withoutAnybody(plan).map((cell) => cell.key)).toEqual(["9 R02", "9 R03"]);
});
