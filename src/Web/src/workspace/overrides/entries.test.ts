import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { EntrySchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { inLondon } from "../../time/moment";
import { named, unchecked } from "./entries";

const entry = (init: object) => create(EntrySchema, { entryId: "E1", ...init });

it("only what somebody typed and nobody checked can be set aside", () => {
  const list = [entry({ transcribedBy: "A" }), entry({ transcribedBy: "A", checkedBy: "B" }), entry({})];
  expect(unchecked(list)).toEqual([list[0]]);
});

it("an entry is known by medicine, time and sheet", () => {
  const dose = entry({ content: { case: "dose", value: { medicineId: "M1" } }, occurredAt: inLondon(Date.parse("2026-03-10T08:05:00Z")), sheetSerial: "S1" });
  expect(named(dose, () => "Amlodipine")).toBe("Amlodipine, Tue 10 Mar, 08:05, sheet S1, E1");
});
