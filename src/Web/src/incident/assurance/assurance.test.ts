import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { StaffMemberSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { AuditSampleSchema, GetGovernanceReplySchema } from "../../gen/reinstate/v1/governance_pb";
import { auditors, judged, partsOf } from "./audit";
import { bodies, limitOf, undecided } from "./bodies";
import { joinedBytes } from "./pack";

describe("notifications", () => {
  it("are decided one by one, and a no is a decision", () => {
    const reply = create(GetGovernanceReplySchema, {
      notifications: [
        { body: "cqc", notify: true },
        { body: "insurer", notify: false },
      ],
    });
    expect(undecided(reply).map((one) => one.body)).toEqual(["safeguarding", "ico", "duty_of_candour", "commissioner", "families"]);
  });

  it("to the ICO have a clock of 72 hours from detection, and none where that is not known", () => {
    const ico = bodies.find((one) => one.body === "ico");
    const cqc = bodies.find((one) => one.body === "cqc");
    if (!ico || !cqc) throw new Error("missing");
    expect(limitOf(ico, 1000)).toBe(1000 + 72 * 3_600_000);
    expect(limitOf(ico, undefined)).toBeUndefined();
    expect(limitOf(cqc, 1000)).toBeUndefined();
  });
});

describe("the audit sample", () => {
  it("is counted as the auditor left it", () => {
    const sample = create(AuditSampleSchema, {
      items: [{ item: "p/a", judged: true }, { item: "p/b", judged: true, defect: true, critical: true }, { item: "p/c" }],
    });
    expect(judged(sample)).toEqual({ all: 3, judged: 2, defects: 1, critical: 1 });
  });

  it("is for somebody from another service", () => {
    const staff = [
      create(StaffMemberSchema, { staffId: "1", name: "Zoe", services: ["RH01"] }),
      create(StaffMemberSchema, { staffId: "2", name: "Yan", services: ["SL01", "RH01"] }),
      create(StaffMemberSchema, { staffId: "3", name: "Ann", services: [] }),
    ];
    expect(auditors(staff, ["SL01"]).map((one) => one.name)).toEqual(["Ann", "Zoe"]);
  });

  it("names a person and an item, which may hold a slash", () => {
    expect(partsOf("P1/dose/2")).toEqual({ personId: "P1", itemId: "dose/2" });
    expect(partsOf("run")).toEqual({ personId: "", itemId: "run" });
  });
});

it("the chunks of an evidence pack are put together in order", () => {
  expect([...joinedBytes([new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])])]).toEqual([1, 2, 3]);
});
