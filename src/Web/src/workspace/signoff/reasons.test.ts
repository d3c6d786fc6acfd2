import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { ItemSchema } from "../../gen/reinstate/v1/common_pb";
import { reasonOf, withName } from "./reasons";

const items = [create(ItemSchema, { itemId: "dose:R01:AMLO5:2026-03-10T08:00+00:00", personId: "R01" })];

it.each([
  ["P1 open: dose:R01:AMLO5:2026-03-10T08:00+00:00 (medicines, queried)", "p1", "people/R01?item=dose%3AR01%3AAMLO5%3A2026-03-10T08%3A00%2B00%3A00"],
  ["P3 open: entry:X (hydration, queried)", "item", "worklist?priority=P3"],
  ["Step 3 is not completed: Sheets handed over and counted.", "step", "#step-3"],
  ["Sheet SL02-0303-004 is not returned.", "sheet", "sheets?sheet=SL02-0303-004"],
  ["Sheet SL02-0303-004: 1 of 2 pages are back.", "sheet", "sheets?sheet=SL02-0303-004"],
  ["Query Q-1 of R01 is open.", "query", "queries"],
  ["Finding on_call|OC1| is not decided: The decision is not in the rota.", "finding", "findings?finding=on_call%7COC1%7C"],
  ["The expected set of R09 is not frozen (8 items).", "person", "people/R09"],
  ["R10 is registered at RH01 and has no record in this incident.", "person", "people/R10"],
  ["Something that this page has never heard of.", "other", ""],
])("%s is mended at its place", (text, kind, at) => {
  expect(reasonOf(text, items, [3])).toEqual({ text, kind, at });
});

it("a person's id is read with their name", () => {
  const names = (id: string) => (id === "R09" ? "Edna Wolstenholme" : id);
  expect(withName("The expected set of R09 is not frozen (8 items).", names)).toBe("The expected set of Edna Wolstenholme (R09) is not frozen (8 items).");
  expect(withName("Query Q-1 of R07 is open.", names)).toBe("Query Q-1 of R07 is open.");
});
