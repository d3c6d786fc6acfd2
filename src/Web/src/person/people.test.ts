import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { EntrySchema, StaffMemberSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { GetOrganisationReplySchema } from "../gen/reinstate/v1/organisation_pb";
import type { Directory } from "../live/directory";
import { whyNotYou } from "./acts/separation";
import { staffMeant, whoIs } from "./people";

const staff = [
  ["S1", "Ann Lee", "AL", "a"],
  ["S2", "Abe Lund", "AL", "b"],
  ["S3", "Cy Dow", "CD", "a"],
  ["S4", "Cat Day", "CD", "a"],
].map(([staffId = "", name = "", initials = "", service = ""]) => create(StaffMemberSchema, { staffId, name, initials, services: [service] }));
const directory = {
  reply: create(GetOrganisationReplySchema, { staff }),
  staff: (id: string) => staff.find((one) => one.staffId === id),
} as unknown as Directory;

it("initials mean whoever has them at the service, an id means its holder", () => {
  expect(staffMeant(directory, "a", "AL")?.staffId).toBe("S1");
  expect(staffMeant(directory, "b", "AL")?.staffId).toBe("S2");
  expect(staffMeant(directory, "a", "S2")?.staffId).toBe("S2");
});

it("initials that two people share mean nobody", () => {
  expect(staffMeant(directory, "a", "CD")).toBeUndefined();
  expect(staffMeant(directory, "c", "AL")).toBeUndefined();
  expect(whoIs(directory, "a", "CD")).toBe("CD (unclear who)");
});

it("whoever entered something or gave the care, by id or initials, is told before they try that somebody else checks it", () => {
  const entry = create(EntrySchema, { author: "AL", transcribedBy: "S3", content: { case: "visit", value: { staffIds: ["S4"] } } });
  expect(["S1", "S3", "S4", "S2"].map((person) => whyNotYou(directory, "a", [entry], person).split(":")[0])).toEqual([
    "You gave this care",
    "You entered this",
    "You gave this care",
    "",
  ]);
});
