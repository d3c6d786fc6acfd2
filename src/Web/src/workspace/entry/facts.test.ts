import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { EntrySchema, ExpectedItemSchema, Precision } from "../../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../../live/directory";
import { inLondon } from "../../time/moment";
import { contentOf, medicinesOf, nameStated, stated, timesOf } from "./facts";

const at = inLondon(Date.parse("2026-03-10T08:05:00Z"));

it("says a time as exactly as it was stated, and no more exactly", () => {
  expect(stated(at)).toBe("Tue 10 Mar, 08:05");
  expect(stated(at, Precision.APPROXIMATE)).toBe("about Tue 10 Mar, 08:05");
  expect(stated(at, Precision.SHIFT)).toBe("Tue 10 Mar, shift of 08:05");
  expect(stated(undefined)).toBe("");
});

it("shows a dose with its medicine's name, its code and what was not stated left out", () => {
  const dose = create(EntrySchema, { content: { case: "dose", value: { medicineId: "AMLO5", code: "G", doseGiven: 0 } } });
  const medicine = medicinesOf([
    create(ExpectedItemSchema, { kind: { case: "dose", value: { medicineId: "AMLO5", medicine: "Amlodipine", strength: "5 mg" } } }),
  ]);
  expect(contentOf(dose, undefined, medicine)).toEqual([
    { name: "Medicine", value: "Amlodipine, 5 mg" },
    { name: "Outcome", value: "G" },
    { name: "Dose given", value: "0" },
  ]);
});

it("names all four times, also those that nobody stated", () => {
  const times = timesOf(create(EntrySchema, { occurredAt: at, author: "AL", transcribedBy: "RHS01", enteredAt: at }), undefined);
  expect(times.map((fact) => fact.value)).toEqual(["Tue 10 Mar, 08:05; AL", "not stated", "Tue 10 Mar, 08:05; RHS01", "not yet"]);
});

it("initials are read with a name only where one person alone has them", () => {
  const staff = [
    { staffId: "S1", name: "Agnieszka Lorimer", initials: "AL" },
    { staffId: "S2", name: "Eleri Maddocks", initials: "EM" },
    { staffId: "S3", name: "Emeka Moss", initials: "EM" },
  ];
  const directory = { reply: { staff }, staff: (id: string) => staff.find((one) => one.staffId === id) } as unknown as Directory;
  expect(["S1", "AL", "EM", "ZZ"].map((name) => nameStated(name, directory))).toEqual(["Agnieszka Lorimer", "AL (Agnieszka Lorimer)", "EM", "ZZ"]);
});
