import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { SheetStatusSchema } from "../../gen/reinstate/v1/service_pb";
import { inLondon } from "../../time/moment";
import { counted, standing, wrongPages } from "./counting";
import { within } from "./image";
import { nextSerials, prefixFor } from "./serials";

const moment = { instant: { seconds: 1n, nanos: 0 }, offsetMinutes: 0 };

it("serial numbers go on after the highest of the day, and never fill a gap", () => {
  expect(prefixFor("SL01", inLondon(Date.parse("2026-03-04T09:00:00Z")))).toBe("SL01-0403-");
  expect(nextSerials("SL01-0403-", ["SL01-0403-001", "SL01-0403-007", "SL01-0303-020", "SL01-0403-x"], 2)).toEqual(["SL01-0403-008", "SL01-0403-009"]);
  expect(nextSerials("A-", [], 1)).toEqual(["A-001"]);
});

it("a sheet is back only when the server counts it, lost when somebody attested it, and incomplete in between", () => {
  const of = (init: object) => standing(create(SheetStatusSchema, init));
  expect(of({ accounted: true })).toBe("back");
  expect(of({ accounted: true, lossAttestedBy: "RHS09" })).toBe("lost");
  expect(of({ accounted: false, sheet: { pages: 2, returnedAt: moment, pagesReturned: 1 } })).toBe("incomplete");
  expect(of({ accounted: false, sheet: { pages: 2 } })).toBe("out");
});

it("counts sheets exactly", () => {
  const sheets = [{ accounted: true }, { accounted: false }, { accounted: true, lossAttestedBy: "x" }].map((one) => create(SheetStatusSchema, one));
  expect(counted(sheets)).toEqual({ issued: 3, accounted: 2, out: 1, incomplete: 0, lost: 1 });
});

it.each([
  ["2", ""],
  ["", "Count the pages"],
  ["1.5", "Count the pages"],
  ["4", "was issued with 3 pages"],
  ["0", "1 are recorded"],
])("a count of %s pages of three, one back: %s", (text, wrong) => {
  const found = wrongPages(text, 3, 1);
  if (wrong === "") expect(found).toBe("");
  else expect(found).toContain(wrong);
});

it("a picture is made smaller, never larger, and keeps its shape", () => {
  expect(within(4000, 3000, 2600)).toEqual({ width: 2600, height: 1950 });
  expect(within(800, 600, 2600)).toEqual({ width: 800, height: 600 });
});
