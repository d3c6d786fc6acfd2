import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Priority } from "../gen/reinstate/facts/v1/facts_pb";
import { CompletenessSchema } from "../gen/reinstate/v1/common_pb";
import { RunSummarySchema } from "../gen/reinstate/v1/incident_pb";
import { partOf, shares, sum, tellsPriorities } from "./progress";

const of = (figures: object) => create(CompletenessSchema, figures);

describe("a sum of scopes", () => {
  it("adds every figure, and is complete only when all are", () => {
    const total = sum([of({ expected: 3, checked: 3, complete: true }), of({ expected: 2, checked: 1, open: 1, overdue: 1 })]);
    expect(total).toMatchObject({ expected: 5, checked: 4, open: 1, overdue: 1, complete: false });
    expect(sum([of({ complete: true }), of({ complete: true })]).complete).toBe(true);
  });

  it("of nothing, or of something that was not told, is not complete", () => {
    expect(sum([]).complete).toBe(false);
    expect(sum([of({ complete: true }), undefined]).complete).toBe(false);
  });
});

describe("a bar", () => {
  it("is full only when the server says that nothing is open", () => {
    expect(shares(of({ expected: 1000, checked: 1000, entered: 1000, open: 1 })).settled).toBe(99);
    expect(shares(of({ expected: 1000, checked: 1000, open: 0 })).settled).toBe(99);
    expect(shares(of({ expected: 1000, checked: 1000, open: 0, complete: true })).settled).toBe(100);
  });

  it("shows what is open although more was checked than was expected", () => {
    expect(shares(of({ expected: 54, received: 66, entered: 66, checked: 66, open: 33 })).settled).toBe(50);
  });

  it("begins empty, and an empty scope that is not complete stays so", () => {
    expect(shares(of({ expected: 10, open: 10 }))).toEqual({ settled: 0, entered: 0 });
    expect(shares(of({}))).toEqual({ settled: 0, entered: 0 });
  });

  it("never shows less entered than settled", () => {
    const { settled, entered } = shares(of({ expected: 10, entered: 2, checked: 2, excepted: 0, open: 3 }));
    expect(entered).toBeGreaterThanOrEqual(settled);
  });
});

it("priorities that a server does not tell are not taken for none", () => {
  const silent = create(RunSummarySchema, { completeness: { expected: 5, open: 2 } });
  const told = create(RunSummarySchema, { completeness: { expected: 5 }, byPriority: [{ priority: Priority.P2, completeness: { expected: 5 } }] });
  expect(tellsPriorities([silent, told])).toBe(false);
  expect(tellsPriorities([told, create(RunSummarySchema)])).toBe(true);
  expect(partOf(told, Priority.P1)).toBeUndefined();
  expect(partOf(told, Priority.P2)?.expected).toBe(5);
});
