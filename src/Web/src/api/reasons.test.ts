import { expect, it } from "vitest";
import { reasonHeader, sayWhy, wrongWithReason } from "./reasons";

it("a reason goes with every question about that person, and with no other's", () => {
  sayWhy({ personId: "p" }, " second check ");
  expect(reasonHeader({ incidentId: "i", personId: "p" })).toEqual({ headers: { "reinstate-reason": "second check" } });
  expect(reasonHeader({ incidentId: "i", personId: "q" })).toEqual({});
  expect(reasonHeader({ incidentId: "i", serviceId: "p" })).toEqual({});
});

it("a reason is of characters that a header can carry", () => {
  expect(wrongWithReason("second check")).toBe("");
  expect(wrongWithReason(" ")).not.toBe("");
  expect(wrongWithReason("für")).not.toBe("");
  expect(wrongWithReason("x".repeat(301))).not.toBe("");
});
