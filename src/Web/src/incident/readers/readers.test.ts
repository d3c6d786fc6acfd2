import { expect, it } from "vitest";
import { isSubject } from "./readers";

it("a reader is one word, as the server takes it", () => {
  expect(["m.okafor", "7f3c-22", "A"].every(isSubject)).toBe(true);
  expect(["", "M Okafor", ".hidden", "mail@example.org", "a".repeat(65)].some(isSubject)).toBe(false);
});
