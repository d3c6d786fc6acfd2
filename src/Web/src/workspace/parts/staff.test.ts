import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { StaffMemberSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { medicinesCompetent } from "./StaffSelect";

const held = (name: string, expiresOn: string) => create(StaffMemberSchema, { competencies: [{ name, expiresOn }] });

it("counts a medicines competency until the end of its last day, and no other competency", () => {
  expect(medicinesCompetent(held("medicines", "2026-03-10"), "2026-03-10")).toBe(true);
  expect(medicinesCompetent(held("medicines", "2026-03-09"), "2026-03-10")).toBe(false);
  expect(medicinesCompetent(held("medicines", ""), "2026-03-10")).toBe(true);
  expect(medicinesCompetent(held("moving", ""), "2026-03-10")).toBe(false);
});
