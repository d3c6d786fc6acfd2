import { expect, it } from "vitest";
import { concerns } from "./changes";

const change = { incidentId: "i", serviceId: "s", personId: "p" };

it.each([
  [{ incidentId: "i", serviceId: "s", personId: "p" }, true],
  [{ incidentId: "i", serviceId: "s" }, true],
  [{ incidentId: "i" }, true],
  [{}, true],
  [{ incidentId: "other" }, false],
  [{ incidentId: "i", serviceId: "other" }, false],
  [{ incidentId: "i", personId: "other" }, false],
])("a question about %o is asked again: %s", (request, again) => {
  expect(concerns(request, change)).toBe(again);
});

it("a change of a whole service concerns its people, one of the incident everybody in it", () => {
  expect(concerns({ incidentId: "i", personId: "q" }, { ...change, personId: "" })).toBe(true);
  expect(concerns({ incidentId: "i", serviceId: "other" }, { ...change, serviceId: "", personId: "" })).toBe(true);
});
