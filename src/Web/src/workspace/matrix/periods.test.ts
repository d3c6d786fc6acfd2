import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { ItemSchema } from "../../gen/reinstate/v1/common_pb";
import { inLondon } from "../../time/moment";
import { bucketName, bucketOf, gridOf, shown, usualHours } from "./periods";

const at = (iso: string) => inLondon(Date.parse(iso));
const item = (personId: string, iso: string, init: object = {}) => create(ItemSchema, { personId, priority: 2, ...(iso ? { at: at(iso) } : {}), ...init });

it("buckets are those of the clock on the wall, in summer as well", () => {
  const begins = bucketOf(at("2026-07-06T07:30:00Z"), 2);
  expect(bucketName(begins, 2)).toEqual({ time: "08–10", day: "Mon 6 Jul" });
  expect(bucketName(bucketOf(at("2026-11-23T23:10:00Z"), 2), 2).time).toBe("22–24");
});

it("both hours of a clock change lie in the same bucket, as on the chart", () => {
  expect(bucketOf(at("2026-10-25T00:30:00Z"), 2)).toBe(bucketOf(at("2026-10-25T01:30:00Z"), 2));
});

it("a person of whom nothing is known has an empty row, and items without a time a column of their own", () => {
  const grid = gridOf(["R01", "R02"], [item("R01", "2026-03-10T08:00:00Z"), item("R01", "", { open: true })], 2);
  expect(grid.buckets.at(-1)).toBeNull();
  expect(grid.rows.map((row) => [row.personId, row.all.items.length, row.all.open])).toEqual([
    ["R01", 2, 1],
    ["R02", 0, 0],
  ]);
});

it("nobody is left out who has items and is not in the directory", () => {
  expect(gridOf([], [item("X", "2026-03-10T08:00:00Z")], 2).rows.map((row) => row.personId)).toEqual(["X"]);
});

it("a cell is ticked only when nothing of it is open", () => {
  const cell = (items: object[]) =>
    gridOf(
      ["R01"],
      items.map((init) => item("R01", "2026-03-10T08:00:00Z", init)),
      2,
    ).rows[0]?.all ?? { items: [], open: 0, openP1: 0, overdue: 0 };
  expect(shown(cell([{}, {}]))).toMatchObject({ sign: "✓", figure: "2/2" });
  expect(shown(cell([{}, { open: true, overdue: true }]))).toMatchObject({ sign: "◆", figure: "1/2", word: "1 of 2 accounted for, 1 open, 1 overdue" });
  expect(shown(cell([{ open: true, priority: 1 }]))).toMatchObject({ sign: "▲", figure: "0/1" });
  expect(shown(cell([]))).toMatchObject({ figure: "–" });
});

it("the columns follow how long it lasted", () => {
  expect(usualHours([item("a", "2026-03-10T08:00:00Z"), item("a", "2026-03-10T16:00:00Z")])).toBe(2);
  expect(usualHours([item("a", "2026-03-10T08:00:00Z"), item("a", "2026-03-12T16:00:00Z")])).toBe(6);
});
