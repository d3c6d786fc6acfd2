import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type RunSummary, RunSummarySchema } from "../gen/reinstate/v1/incident_pb";
import { inLondon } from "../time/moment";
import { byRisk, inOrder, isLate, keyOf, sameOrder } from "./risk";

const now = Date.parse("2026-03-10T18:00:00Z");
const run = (serviceId: string, more: MessageInitShape<typeof RunSummarySchema> = {}) =>
  create(RunSummarySchema, { incidentId: "I", serviceId, serviceName: serviceId, state: "recovering", ...more });
const ids = (runs: readonly RunSummary[]) => runs.map((one) => one.serviceId).join(" ");
const hourAgo = { dueAt: inLondon(now - 3_600_000) };

describe("the order of risk", () => {
  it("goes from reopened to signed off", () => {
    const runs = [
      run("signed", { state: "signed_off" }),
      run("open", { completeness: { open: 4 } }),
      run("p1", { openP1: 2 }),
      run("p1-late", { openP1: 1, nextLimit: hourAgo }),
      run("nothing-frozen", { state: "not_opened" }),
      run("reopened", { state: "reopened" }),
      run("overdue", { completeness: { overdue: 1, open: 1 } }),
      run("review", { overridesOverdue: 1 }),
      run("queries", { openQueries: 3 }),
    ];
    expect(ids(byRisk(runs, now))).toBe("reopened nothing-frozen p1-late p1 overdue review queries open signed");
  });

  it("has exercises behind what really happens, whatever is open in them", () => {
    expect(ids(byRisk([run("drill", { kind: "exercise", state: "reopened", openP1: 9 }), run("real", { kind: "live", state: "signed_off" })], now))).toBe(
      "real drill",
    );
  });

  it("is by name where two are equal, and numbers in names count as numbers", () => {
    expect(ids(byRisk([run("Home 10"), run("Home 9"), run("Ash")], now))).toBe("Ash Home 9 Home 10");
  });

  it("does not change the runs it was given", () => {
    const runs = [run("b"), run("a")];
    byRisk(runs, now);
    expect(ids(runs)).toBe("b a");
  });
});

describe("a limit", () => {
  it("has passed when the server said so, or when this clock has gone past it since", () => {
    expect(isLate(run("a", { nextLimit: { overdue: true, dueAt: inLondon(now + 60_000) } }), now)).toBe(true);
    expect(isLate(run("a", { nextLimit: hourAgo }), now)).toBe(true);
    expect(isLate(run("a", { nextLimit: { dueAt: inLondon(now + 60_000) } }), now)).toBe(false);
    expect(isLate(run("a"), now)).toBe(false);
  });
});

describe("an order that is kept", () => {
  it("keeps every row where it was, whatever has become of its risk", () => {
    const kept = [run("a"), run("b")].map(keyOf);
    expect(ids(inOrder([run("a"), run("b", { openP1: 9 })], kept, now))).toBe("a b");
  });

  it("has new ones at the end and leaves out what is gone", () => {
    expect(ids(inOrder([run("c"), run("b"), run("d", { openP1: 1 })], [run("a"), run("b")].map(keyOf), now))).toBe("b d c");
  });

  it("is compared row by row", () => {
    expect(sameOrder([run("a"), run("b")], [run("a", { openP1: 2 }), run("b")])).toBe(true);
    expect(sameOrder([run("a"), run("b")], [run("b"), run("a")])).toBe(false);
    expect(sameOrder([run("a")], [run("a"), run("b")])).toBe(false);
  });
});
