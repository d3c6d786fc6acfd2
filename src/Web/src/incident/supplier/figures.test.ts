import { create } from "@bufbuild/protobuf";
import { expect, it } from "vitest";
import { SupplierScorecardSchema } from "../../gen/reinstate/v1/review_pb";
import { span } from "../../time/span";
import { figuresOf } from "./figures";

const value = (init: Parameters<typeof create<typeof SupplierScorecardSchema>>[1], name: string) =>
  figuresOf(create(SupplierScorecardSchema, init), span).find((one) => one.name === name);

it("what is not known yet is no zero", () => {
  expect(value({}, "Out for")?.value).toBe("still out");
  expect(value({}, "First contact")?.value).toBe("none yet");
  expect(value({ asked: 2 }, "Answers, median")?.value).toBe("none yet");
});

it("a contact before detection is told as that", () => {
  expect(value({ contacts: 1, firstContactSeconds: -600n }, "First contact")?.value).toBe("10 min before detection");
  expect(value({ contacts: 1, firstContactSeconds: 600n }, "First contact")?.value).toBe("10 min after detection");
});

it("what the supplier owes, and what nobody has judged, is marked", () => {
  expect(value({ asked: 2, answered: 1 }, "Asked and answered")).toEqual({ name: "Asked and answered", value: "1 of 2", bad: true });
  expect(value({ promises: 3, promisesUnjudged: 1 }, "Past, not judged")?.bad).toBe(true);
  expect(value({ promises: 3 }, "Broken")?.bad).toBe(false);
});
