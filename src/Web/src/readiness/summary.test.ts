import { expect, it } from "vitest";
import { counts } from "./Summary";

it("says how many are ready, and leaves out what there is none of", () => {
  expect(counts({ ready: 3, dueSoon: 0, notReady: 1, unknown: 0 })).toBe("3 of 4 services are ready, 1 not ready.");
  expect(counts({ ready: 0, dueSoon: 1, notReady: 0, unknown: 2 })).toBe(
    "0 of 3 services are ready, 1 with something due soon, 2 of which something is not known.",
  );
});
