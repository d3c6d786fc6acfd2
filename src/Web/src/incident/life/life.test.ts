import { describe, expect, it } from "vitest";
import { nextOf, states } from "./life";

const runs = (...of: string[]) => of.map((state) => ({ state }));

describe("the next step of an incident", () => {
  it.each([
    ["suspected", runs(), "declare"],
    ["declared", runs("not_opened"), "contingency"],
    ["contingency", runs("frozen", "not_opened"), "freeze"],
    ["contingency", runs("frozen"), "restoration"],
    ["partly_restored", runs("frozen"), "restoration"],
    ["restored", runs("frozen"), "reconciliation"],
    ["reconciling", runs("recovering", "signed_off"), "recover"],
    ["reconciling", runs("signed_off"), "assurance"],
    ["reopened", runs("reopened"), "recover"],
    ["assurance", runs("signed_off"), "close"],
    ["closed", runs("signed_off"), "learning"],
    ["learning_complete", runs("signed_off"), "none"],
  ])("that is %s with %o is %s", (state, of, step) => {
    expect(nextOf({ state, runs: of }).step).toBe(step);
  });

  it("is never assurance where no service is known to be signed off", () => {
    expect(nextOf({ state: "reconciling", runs: [] }).step).toBe("recover");
  });

  it("is known for every state, and for one that this version does not know it is nothing", () => {
    for (const state of states) expect(nextOf({ state, runs: [] }).why).not.toBe("");
    expect(nextOf({ state: "dissolved", runs: [] }).step).toBe("none");
  });
});
