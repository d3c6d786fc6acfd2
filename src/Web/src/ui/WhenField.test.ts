import { expect, it } from "vitest";
import { millis } from "../time/moment";
import { momentOf, noTime } from "./WhenField";

const at = (text: string, afterClockChange = false) => {
  const moment = momentOf({ text, afterClockChange });
  return moment && new Date(millis(moment)).toISOString();
};

it("reads a time by Britain's clocks", () => {
  expect(at("2026-07-06T14:05")).toBe("2026-07-06T13:05:00.000Z");
  expect(momentOf(noTime)).toBeNull();
});

it("tells the two hours apart where the clocks went back", () => {
  expect(at("2026-10-25T01:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(at("2026-10-25T01:30", true)).toBe("2026-10-25T01:30:00.000Z");
});

it("takes no time that never was", () => {
  expect(at("2026-03-29T01:30")).toBeNull();
});
