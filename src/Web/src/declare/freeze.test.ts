import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { ExpectedItemSchema, Priority } from "../gen/reinstate/facts/v1/facts_pb";
import { PlannedPersonSchema } from "../gen/reinstate/v1/plan_pb";
import { inLondon } from "../time/moment";
import { censusOf, contentOf, isCounted, keyFor, priorityOf, summaryOf } from "./freeze";

const now = Date.parse("2026-11-23T14:00:00Z");
const item = (kind: MessageInitShape<typeof ExpectedItemSchema>["kind"], itemId = "i") => create(ExpectedItemSchema, { itemId, ...(kind ? { kind } : {}) });
const dose = (more: object = {}) => item({ case: "dose", value: { medicine: "Paracetamol", dueAt: inLondon(now), ...more } });
const prn = item({ case: "dose", value: { medicine: "Lorazepam", prn: true } });
const record = (category: string, priority = Priority.UNSPECIFIED) => item({ case: "record", value: { category, priority } });
const visit = (more: object = {}) => item({ case: "visit", value: { visitId: "v", ...more } });
const planned = (personId: string, more: Omit<MessageInitShape<typeof PlannedPersonSchema>, "$typeName" | "$unknown"> = {}) =>
  create(PlannedPersonSchema, { person: { personId, serviceId: "S" }, sourceSystem: "Tallis", asOf: inLondon(now - 3_600_000), covered: true, ...more });

describe("the census", () => {
  it("holds everybody who is registered, also those without a plan", () => {
    expect(censusOf([planned("a", { itemsCounted: 4 }), planned("b", { sourceSystem: "" })])).toEqual([
      { personId: "a", expectedItems: 4 },
      { personId: "b", expectedItems: 0 },
    ]);
  });
});

describe("an item", () => {
  it("counts, unless it is the limit of a medicine given when needed", () => {
    expect([dose(), record("mood"), visit(), prn].map(isCounted)).toEqual([true, true, true, false]);
  });

  it.each([
    [dose(), Priority.P2],
    [dose({ timeCritical: true }), Priority.P1],
    [dose({ cdSchedule: "2" }), Priority.P1],
    [dose({ medicine: "Warfarin 3 mg" }), Priority.P1],
    [dose({ ingredient: "WARFARIN" }), Priority.P1],
    [visit(), Priority.P2],
    [visit({ timeCritical: true }), Priority.P1],
    [visit({ timeCritical: true, priority: Priority.P3 }), Priority.P3],
    [record("fall"), Priority.P1],
    [record("observation"), Priority.P2],
    [record("repositioning"), Priority.P3],
    [record("repositioning", Priority.P1), Priority.P1],
  ])("%# has its priority", (one, priority) => {
    expect(priorityOf(one, ["warfarin", ""])).toBe(priority);
  });
});

describe("the summary of what will be frozen", () => {
  const people = [
    planned("a", { items: [dose(), dose({ timeCritical: true }), prn, record("mood")], itemsCounted: 3 }),
    planned("b", { sourceSystem: "" }),
    planned("c", { covered: false, items: [visit()], itemsCounted: 1 }),
    planned("d", { asOf: inLondon(now - 30 * 3_600_000) }),
  ];
  const summary = summaryOf(people, [], now);

  it("counts by priority and kind, and limits apart", () => {
    expect(summary).toMatchObject({ people: 4, counted: 4, limits: 1, byPriority: { P1: 1, P2: 2, P3: 1 }, byKind: { dose: 2, record: 1, visit: 1 } });
  });

  it("agrees with the server's own count", () => {
    const { P1, P2, P3 } = summary.byPriority;
    expect(P1 + P2 + P3).toBe(summary.counted);
  });

  it("names who has no plan, one that ends early, or an old one", () => {
    const ids = (some: typeof people) => some.map((one) => one.person?.personId);
    expect([ids(summary.withoutPlan), ids(summary.notCovered), ids(summary.old)]).toEqual([["b"], ["c"], ["d"]]);
  });
});

describe("a key", () => {
  it("is the same for the same content after a reload, and another for other content or another person", () => {
    const content = () => contentOf([dose(), record("mood")]);
    const key = keyFor("INC-1", "freeze:a", content());
    expect(keyFor("INC-1", "freeze:a", content())).toBe(key);
    expect(keyFor("INC-1", "freeze:b", content())).not.toBe(key);
    expect(keyFor("INC-1", "freeze:a", contentOf([dose({ dose: "2" }), record("mood")]))).not.toBe(key);
  });

  it("is one that the server takes, whatever the ids", () => {
    const key = keyFor(`INC-${"9".repeat(60)}`, `freeze:${"p".repeat(64)}`, "x");
    expect(key).toMatch(/^[\x20-\x7e]{1,100}$/);
    expect(keyFor(`INC-${"9".repeat(60)}`, `freeze:${"p".repeat(63)}q`, "x")).not.toBe(key);
  });
});
