import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import { ChronologyEntrySchema } from "../../gen/reinstate/v1/person_pb";
import { inLondon } from "../../time/moment";
import { axisOf, between, place } from "./axis";
import { everything, filtered, fromDue, glanceOf, isRough, rowsOf } from "./rows";

const entry = (source: string, at: string, rest: MessageInitShape<typeof ChronologyEntrySchema> = {}) => {
  const moment = inLondon(Date.parse(at));
  return create(ChronologyEntrySchema, { source, at: moment, earliest: moment, latest: moment, entryId: `${source}${at}`, ...rest });
};

describe("the chronology", () => {
  it("puts the accounts of one item into one row, where it happened and not where it was due", () => {
    const rows = rowsOf([
      entry("expected", "2026-03-10T08:00:00Z", { itemId: "a" }),
      entry("contact", "2026-03-10T08:10:00Z"),
      entry("paper", "2026-03-10T08:23:00Z", { itemId: "a" }),
      entry("digital", "2026-03-10T08:25:00Z", { itemId: "a" }),
    ]);
    expect(rows.map((row) => row.first.source)).toEqual(["contact", "paper"]);
    expect(rows[1]?.expected).toHaveLength(1);
    expect(glanceOf(rows[1] as (typeof rows)[0])).toEqual(["digital 2 min later than paper"]);
    expect(fromDue(rows[1] as (typeof rows)[0])).toBe("23 min after it was due");
  });

  it("says that something was expected and nothing is recorded, also where what was recorded is void", () => {
    const [row] = rowsOf([entry("expected", "2026-03-10T08:00:00Z", { itemId: "a" }), entry("paper", "2026-03-10T08:00:00Z", { itemId: "a", voided: true })]);
    expect(row && glanceOf(row)).toEqual(["expected, and nothing recorded"]);
    expect(row?.first.source).toBe("expected");
  });

  it("keeps what belongs to no item apart", () => {
    expect(rowsOf([entry("paper", "2026-03-10T08:00:00Z"), entry("paper", "2026-03-10T08:00:00Z")])).toHaveLength(2);
  });

  it("keeps the server's order in the night in which an hour comes twice, and says where the clocks went back", () => {
    const rows = rowsOf([entry("paper", "2026-10-25T00:50:00Z"), entry("paper", "2026-10-25T01:10:00Z"), entry("paper", "2026-10-25T02:10:00Z")]);
    expect(rows.map((row) => row.clocksChange !== "")).toEqual([false, true, false]);
    expect(rows.map((row) => row.newDay !== "")).toEqual([true, false, false]);
  });

  it("shows a time that is known roughly as the span in which it lies", () => {
    const rough = entry("paper", "2026-03-10T08:00:00Z", {
      precision: Precision.APPROXIMATE,
      earliest: inLondon(Date.parse("2026-03-10T07:45:00Z")),
      latest: inLondon(Date.parse("2026-03-10T08:15:00Z")),
    });
    expect(isRough(rough)).toBe(true);
    expect(between(rough)).toBe("07:45–08:15");
    const axis = axisOf([rough]);
    expect([place(axis, rough.earliest), place(axis, rough.latest)]).toEqual([37.5, 62.5]);
  });

  it("can be narrowed to what differs, and to one account", () => {
    const rows = rowsOf([
      entry("paper", "2026-03-10T08:00:00Z", { itemId: "a", category: "cd" }),
      entry("digital", "2026-03-10T08:00:00Z", { itemId: "a", category: "cd" }),
      entry("contact", "2026-03-10T09:00:00Z"),
    ]);
    expect(filtered(rows, { ...everything, differing: true })).toHaveLength(0);
    expect(filtered(rows, { ...everything, lane: "contact" })).toHaveLength(1);
    expect(filtered(rows, { ...everything, category: "cd" })).toHaveLength(1);
  });
});
