import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { WaitingCheckSchema } from "../../gen/reinstate/v1/service_pb";
import { checkKey, current } from "./queue";

const checks = ["E1", "E2", "E3"].map((entryId) => create(WaitingCheckSchema, { personId: "R01", entry: { entryId } }));
const key = (entryId: string) => `R01 ${entryId} 0.0`;
const now = (answered: string[], putOff: string[]) => current(checks, new Set(answered.map(key)), putOff.map(key))?.entry?.entryId;

it("takes the most urgent first, and goes on behind what was answered", () => {
  expect(now([], [])).toBe("E1");
  expect(now(["E1"], [])).toBe("E2");
});

it("what is put off comes after the rest, the longest ago first", () => {
  expect(now([], ["E1"])).toBe("E2");
  expect(now(["E3"], ["E2", "E1"])).toBe("E2");
});

it("is at its end when everything is answered", () => {
  expect(now(["E1", "E2", "E3"], ["E1"])).toBeUndefined();
});

it("an entry that was corrected after it was answered waits again", () => {
  const corrected = create(WaitingCheckSchema, { personId: "R01", entry: { entryId: "E1", enteredAt: { instant: { seconds: 5n } } } });
  expect(current([corrected], new Set([key("E1")]), [])).toBe(corrected);
  expect(checkKey(corrected)).toBe("R01 E1 5.0");
});
