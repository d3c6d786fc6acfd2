import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { StaffMemberSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { medicinesCompetent, staffFor } from "./StaffSelect";

const held = (name: string, expiresOn: string) => create(StaffMemberSchema, { competencies: [{ name, expiresOn }] });

it("counts a medicines competency until the end of its last day, and no other competency", () => {
  expect(medicinesCompetent(held("medicines", "2026-03-10"), "2026-03-10")).toBe(true);
  expect(medicinesCompetent(held("medicines", "2026-03-09"), "2026-03-10")).toBe(false);
  expect(medicinesCompetent(held("medicines", ""), "2026-03-10")).toBe(true);
  expect(medicinesCompetent(held("moving", ""), "2026-03-10")).toBe(false);
});

it("offers who works here, and of a large group only those who belong to no single other service", () => {
  const member = (staffId: string, ...services: string[]) => create(StaffMemberSchema, { staffId, name: staffId, services });
  const few = [member("b", "RH01"), member("a", "RH01"), member("c", "SL01"), member("d")];
  expect(staffFor(few, "RH01")).toMatchObject({ here: [{ staffId: "a" }, { staffId: "b" }], elsewhere: [{ staffId: "c" }, { staffId: "d" }] });
  const many = [...few, ...Array.from({ length: 300 }, (_, i) => member(`x${i}`, "SL01"))];
  expect(staffFor(many, "RH01").elsewhere.map((one) => one.staffId)).toEqual(["d"]);
});
