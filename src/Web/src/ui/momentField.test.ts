import { expect, it } from "vitest";
import { inLondon, millis } from "../time/moment";
import { isFuture, joined, readTyped, typed, typedDay } from "./momentField";

const iso = (text: string, clock: "" | "BST" | "GMT" | "unknown" = "") => {
  const { moment } = readTyped({ text, clock });
  return moment ? new Date(millis(moment)).toISOString().slice(0, 16) : "";
};

it("an hour that the clock shows twice is not taken until somebody says which", () => {
  expect(readTyped({ text: "2026-10-25T01:30", clock: "" })).toMatchObject({ moment: undefined, asks: true });
  expect(iso("2026-10-25T01:30", "BST")).toBe("2026-10-25T00:30");
  expect(iso("2026-10-25T01:30", "GMT")).toBe("2026-10-25T01:30");
});

it("where nobody can say, the time is kept as doubtful", () => {
  expect(readTyped({ text: "2026-10-25T01:30", clock: "unknown" })).toMatchObject({ doubtful: true, wrong: "" });
});

it("an hour that the clock skips is what a clock showed that was not changed yet, or too early", () => {
  expect(iso("2026-03-29T01:30", "GMT")).toBe("2026-03-29T01:30");
  expect(iso("2026-03-29T01:30", "BST")).toBe("2026-03-29T00:30");
});

it("a moment of a repeated hour comes back as it went in", () => {
  for (const at of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-11-23T14:00:00Z"]) {
    const read = readTyped(typed(inLondon(Date.parse(at))));
    expect(read.wrong).toBe("");
    expect(read.moment && millis(read.moment)).toBe(Date.parse(at));
  }
});

it("a day without a time is nothing yet, a time without a day is wrong", () => {
  expect(readTyped(typedDay(inLondon(Date.parse("2026-11-23T14:00:00Z"))))).toMatchObject({ moment: undefined, wrong: "" });
  expect(readTyped(joined("", "14:00")).wrong).not.toBe("");
  expect(readTyped(joined("2026-11-23", "14:00")).moment).toBeDefined();
});

it("nothing typed is not wrong, nonsense is", () => {
  expect(readTyped({ text: "", clock: "" }).wrong).toBe("");
  expect(readTyped({ text: "soon", clock: "" }).wrong).not.toBe("");
});

it("a device may be five minutes ahead", () => {
  expect(isFuture(inLondon(10 * 60_000), 5 * 60_000)).toBe(false);
  expect(isFuture(inLondon(10 * 60_000 + 1000), 5 * 60_000)).toBe(true);
});
