import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { StaffMemberSchema } from "../../gen/reinstate/facts/v1/facts_pb";
import { AuditSampleSchema } from "../../gen/reinstate/v1/governance_pb";
import { NotificationClockSchema } from "../../gen/reinstate/v1/notification_pb";
import { auditors, judged, partsOf } from "./audit";
import { standingOf, undecided } from "./bodies";
import { joinedBytes } from "./pack";

describe("notifications", () => {
  const clock = (init: MessageInitShape<typeof NotificationClockSchema>) => create(NotificationClockSchema, init);

  it("are decided one by one, and a no is a decision", () => {
    const clocks = [clock({ body: "cqc", decision: { notify: true } }), clock({ body: "insurer", decision: { notify: false } }), clock({ body: "ico" })];
    expect(undecided(clocks).map((one) => one.body)).toEqual(["safeguarding", "ico", "duty_of_candour", "commissioner", "families"]);
  });

  it("are good only when nothing is left to do in time", () => {
    const kinds = [
      { state: "decided_no" },
      { state: "acknowledged" },
      { state: "sent", late: true },
      { state: "to_send" },
      { state: "to_send", overdue: true },
      { state: "undecided" },
    ];
    expect(kinds.map((one) => standingOf(clock(one)).kind)).toEqual(["good", "good", "warn", "warn", "bad", "warn"]);
    expect(standingOf(undefined).kind).toBe("warn");
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
