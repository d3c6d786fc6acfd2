import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { ChartCodeSchema } from "../gen/reinstate/facts/v1/facts_pb";
import { meaningOf, saysCode } from "./codes";

const codes = [
  ["A", "/", "given"],
  ["A", "S", "asleep"],
  ["B", "1", "given"],
  ["B", "S", "refused"],
  ["B", "/", "given"],
].map(([chartFamily = "", code = "", meaning = ""]) => create(ChartCodeSchema, { chartFamily, code, meaning }));

it.each([
  ["A", "/", "given"],
  ["A", "1", ""],
  ["B", "S", "refused"],
  ["", "/", "given"],
  ["", "S", ""],
  ["", "asleep", "asleep"],
  ["EMAR", "given", "given"],
  ["EMAR", "K", ""],
])("of family '%s' the code '%s' means '%s'", (family, code, meaning) => {
  expect(meaningOf(codes, family, code)).toBe(meaning);
});

it("an unknown letter is said to be unknown", () => {
  expect(saysCode(codes, "A", "K")).toBe("K (not in the key of A)");
  expect(saysCode(codes, "A", "/")).toBe("/ (given)");
  expect(saysCode(codes, "EMAR", "given")).toBe("given");
  expect(saysCode([create(ChartCodeSchema, { chartFamily: "E", code: "refused, destroyed", meaning: "refused_destroyed" })], "E", "refused, destroyed")).toBe(
    "refused, destroyed",
  );
});
