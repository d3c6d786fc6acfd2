import { create } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { GetPaceReplySchema } from "../../gen/reinstate/v1/reconciliation_pb";
import { inLondon } from "../../time/moment";
import { chartOf, height, width } from "./pace";

const at = (minutes: number) => inLondon(Date.parse("2026-03-10T17:30:00Z") + minutes * 60_000);
const pace = create(GetPaceReplySchema, {
  expected: 100,
  points: [
    { until: at(15), received: 40, recorded: 0, checked: 0 },
    { until: at(60), received: 100, recorded: 60, checked: 20 },
    { until: at(120), received: 104, recorded: 104, checked: 100 },
  ],
});

describe("the chart of pace", () => {
  it("is not drawn of nothing", () => {
    expect(chartOf(create(GetPaceReplySchema, { expected: 5 }))).toBeUndefined();
  });

  it("reaches as high as the most, also where more was recorded than expected", () => {
    const chart = chartOf(pace);
    expect(chart?.most).toBe(104);
    expect(chart?.y(104)).toBeLessThan(chart?.y(100) ?? 0);
    expect(chart?.y(0)).toBeLessThan(height);
  });

  it("goes by time, not by the number of points, and stays inside", () => {
    const chart = chartOf(pace);
    if (!chart) throw new Error("no chart");
    const [a, b, c] = [15, 60, 120].map((minutes) => chart.x(Date.parse("2026-03-10T17:30:00Z") + minutes * 60_000)) as [number, number, number];
    expect((c - b) / (b - a)).toBeCloseTo(60 / 45);
    expect(c).toBeLessThan(width);
    expect(chart.paths.checked.match(/H/g)).toHaveLength(3);
  });

  it("keeps the names of its lines apart", () => {
    const ys = (chartOf(pace)?.ends ?? []).map((end) => end.y).sort((a, b) => a - b);
    expect(ys).toHaveLength(4);
    for (let i = 1; i < ys.length; i++) expect((ys[i] ?? 0) - (ys[i - 1] ?? 0)).toBeGreaterThanOrEqual(13.9);
    expect(Math.max(...ys)).toBeLessThanOrEqual(height);
  });

  it("can be drawn of a single point", () => {
    const one = chartOf(create(GetPaceReplySchema, { expected: 0, points: [{ until: at(0), received: 0 }] }));
    expect(one?.paths.received).not.toContain("NaN");
  });
});
