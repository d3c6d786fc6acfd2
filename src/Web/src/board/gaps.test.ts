import { expect, it } from "vitest";
import { gapsOf } from "./gaps";
import { fitting } from "./useTurningPages";

it("the gaps and the rows are as high as all rows, also with a row kept far away", () => {
  const rows = [
    { start: 0, end: 80 },
    { start: 800, end: 880 },
    { start: 880, end: 980 },
  ];
  const gaps = gapsOf(rows, 5000);
  expect(gaps).toEqual([0, 720, 0, 4020]);
  expect(gaps.reduce((a, b) => a + b, 0) + rows.reduce((a, b) => a + b.end - b.start, 0)).toBe(5000);
});

it("nothing in the page is one gap", () => {
  expect(gapsOf([], 300)).toEqual([300]);
});

it.each([
  [1000, 100, 10],
  [1099, 100, 10],
  [40, 100, 1],
])("of %i pixels a wall screen shows %i-pixel rows: %i", (height, row, rows) => {
  expect(fitting(height, row)).toBe(rows);
});
