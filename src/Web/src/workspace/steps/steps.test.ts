import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { Priority } from "../../gen/reinstate/facts/v1/facts_pb";
import { TimelineEntrySchema } from "../../gen/reinstate/v1/incident_pb";
import { GetRecoveryRunReplySchema, WorkItemSchema } from "../../gen/reinstate/v1/service_pb";
import { blocks } from "./blocks";
import { allocations, nextDoseChecks, workKey } from "./happened";
import { stepHere, stepOf } from "./stepOf";

it.each([
  ["visit", Priority.P1, 8],
  ["cd", Priority.P1, 6],
  ["medicines", Priority.P2, 6],
  ["fall", Priority.P1, 5],
  ["observation", Priority.P2, 7],
  ["hydration", Priority.P3, 9],
  ["hydration", Priority.P1, 5],
])("%s of priority %s is finished under step %s", (category, priority, step) => {
  expect(stepOf(category, priority)).toBe(step);
});

it("a visit where no visits are made is finished with the daily records", () => {
  expect(stepHere({ category: "visit", priority: Priority.P2 }, [5, 6, 7, 9])).toBe(9);
});

const told = (position: bigint, what: string, serviceId = "RH01") => create(TimelineEntrySchema, { position, what, serviceId, actor: "RHS05" });

it("the last word on who has which work counts, of this service alone", () => {
  const found = allocations(
    [told(3n, "Step 6 for R01 allocated to RHS02"), told(1n, "Step 6 for R01 allocated to RHS01"), told(4n, "Step 6 for R02 allocated to X", "SL01")],
    "RH01",
  );
  expect(found.get(workKey(6, "R01"))?.staffId).toBe("RHS02");
  expect(found.size).toBe(1);
});

it("knows whose last dose two people read back from paper", () => {
  expect(nextDoseChecks([told(1n, "Next dose of R01 checked with RHS06")], "RH01").get("R01")).toMatchObject({ by: "RHS05", with: "RHS06" });
});

const moment = { instant: { seconds: 1n, nanos: 0 }, offsetMinutes: 0 };
const run = (doneSteps: number[]) =>
  create(GetRecoveryRunReplySchema, {
    summary: { state: "recovering" },
    steps: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11].map((step) => ({ step, ...(doneSteps.includes(step) ? { doneAt: moment } : {}) })),
    sheets: [{ accounted: true }, { accounted: false }],
    blocking: ["a", "b"],
  });
const work = [create(WorkItemSchema, { item: { category: "hydration", priority: Priority.P3 } })];
const known = (doneSteps: number[]) => ({ run: run(doneSteps), work, withoutNextDose: 2, withoutStaff: 1 });

it("names what each step waits for, with exact counts", () => {
  const texts = (step: number) => blocks(step, known([0, 1, 5, 6])).map((block) => block.text);
  expect(texts(2)).toEqual(["The last dose of 2 people is not read back from paper."]);
  expect(texts(3)).toEqual(["1 sheet not accounted for."]);
  expect(texts(4)).toEqual(["1 person without anybody named for them."]);
  expect(texts(5)).toEqual([]);
  expect(texts(9)).toEqual(["1 item open."]);
  expect(texts(10)).toEqual(["Not completed yet: steps 7, 9."]);
  expect(texts(11)).toEqual(["2 things in the way of sign-off."]);
});

it("before the all clear everything waits for it", () => {
  expect(blocks(6, known([0]))[0]?.text).toContain("step 1");
});
