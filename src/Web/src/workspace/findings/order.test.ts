import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { FindingSchema } from "../../gen/reinstate/v1/common_pb";
import { inOrder } from "./order";

const finding = (findingId: string, severity: string, state = "open", init: object = {}) => create(FindingSchema, { findingId, severity, state, ...init });

it("shows what is open and grave first, what was reopened before its equals, and closed last", () => {
  const list = [
    finding("a", "low"),
    finding("b", "critical", "closed"),
    finding("c", "high"),
    finding("d", "high", "open", { reopened: true }),
    finding("e", "critical"),
  ];
  expect(inOrder(list).map((one) => one.findingId)).toEqual(["e", "d", "c", "a", "b"]);
});
