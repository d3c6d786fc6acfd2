import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { WaitingCheckSchema } from "../../gen/reinstate/v1/service_pb";
import { current } from "./queue";

const checks = ["E1", "E2", "E3"].map((entryId) => create(WaitingCheckSchema, { personId: "R01", entry: { entryId } }));
const now = (answered: string[], putOff: string[]) => current(checks, new Set(answered), putOff)?.entry?.entryId;

it("takes the most urgent first, and goes on behind what was answered", () => {
  expect(now([], [])).toBe("E1");
  expect(now(["R01 E1"], [])).toBe("E2");
});

it("what is put off comes after the rest, the longest ago first", () => {
  expect(now([], ["R01 E1"])).toBe("E2");
  expect(now(["R01 E3"], ["R01 E2", "R01 E1"])).toBe("E2");
});

it("is at its end when everything is answered", () => {
  expect(now(["R01 E1", "R01 E2", "R01 E3"], ["R01 E1"])).toBeUndefined();
});
