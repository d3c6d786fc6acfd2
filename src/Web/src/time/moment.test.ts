import { describe, expect, it } from "vitest";
import { clock, clockName, dayAndClock, fromField, inLondon, londonOffset, millis, span, toField, untilLimit } from "./moment";

const at = (iso: string) => Date.parse(iso);

describe("moments", () => {
  it("are shown by the clock of the place, in the British order", () => {
    expect(dayAndClock(inLondon(at("2026-07-06T13:05:00Z")))).toBe("Mon 6 Jul, 14:05");
    expect(dayAndClock(inLondon(at("2026-11-23T14:05:00Z")))).toBe("Mon 23 Nov, 14:05");
  });

  it("change clocks at 01:00 UTC of the last Sundays of March and October", () => {
    expect([at("2026-03-29T00:59:59Z"), at("2026-03-29T01:00:00Z"), at("2026-10-25T00:59:59Z"), at("2026-10-25T01:00:00Z")].map(londonOffset)).toEqual([
      0, 60, 60, 0,
    ]);
  });

  it("agree with the time zone database on every day of twenty years", () => {
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    for (let day = at("2020-01-01T00:30:00Z"); day < at("2040-01-01T00:30:00Z"); day += 86_400_000) {
      expect(clock(inLondon(day))).toBe(format.format(day));
    }
  });

  it("name the clock only where it can be confused", () => {
    expect(clockName(inLondon(at("2026-10-25T00:30:00Z")))).toBe("BST");
    expect(clockName(inLondon(at("2026-10-25T01:30:00Z")))).toBe("GMT");
    expect(clockName(inLondon(at("2026-11-23T01:30:00Z")))).toBe("");
  });

  it("come back from a field as they went in, where the clock does not repeat", () => {
    for (let hour = at("2026-01-01T00:00:00Z"); hour < at("2027-01-01T00:00:00Z"); hour += 3_600_000) {
      const field = toField(inLondon(hour));
      const read = fromField(field);
      const repeats = field.startsWith("2026-10-25T01");
      expect(read?.doubtful).toBe(repeats);
      if (!repeats) expect(millis(read?.moment ?? inLondon(0))).toBe(hour);
    }
  });

  it("say that an hour which the clock skips is doubtful", () => {
    expect(fromField("2026-03-29T01:30")?.doubtful).toBe(true);
  });

  it("are not made of what is no time", () => {
    for (const text of ["", "yesterday", "2026-11-23", "2026-13-01T10:00", "2026-11-23T25:00"]) expect(fromField(text)).toBeNull();
  });

  it("tell how long", () => {
    expect([20_000, 14 * 60_000, 125 * 60_000, 50 * 3_600_000].map(span)).toEqual(["1 min", "14 min", "2 h 05 min", "2 days"]);
    const due = inLondon(at("2026-11-23T14:00:00Z"));
    expect(untilLimit(due, at("2026-11-23T13:46:00Z"))).toBe("in 14 min");
    expect(untilLimit(due, at("2026-11-23T14:14:00Z"))).toBe("14 min over");
  });
});
