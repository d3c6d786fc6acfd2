import type { GetPaceReply } from "../../gen/reinstate/v1/reconciliation_pb";
import { millis } from "../../time/moment";

export const width = 640;
export const height = 220;
const left = 44;
const right = 96;
const top = 12;
const bottom = 28;

export const lines = [
  { field: "received", name: "received" },
  { field: "recorded", name: "recorded" },
  { field: "checked", name: "checked" },
] as const;

export interface Chart {
  x: (at: number) => number;
  y: (items: number) => number;
  from: number;
  to: number;
  most: number;
  paths: Record<(typeof lines)[number]["field"], string>;
  /** Where the names of the lines stand: at their ends, apart from each other. */
  ends: readonly { name: string; y: number; items: number }[];
}

/** A line for each count, as steps: between two points nothing is known to have changed. Undefined where there is nothing to draw. */
export function chartOf(pace: GetPaceReply): Chart | undefined {
  const points = pace.points.filter((point) => point.until);
  if (points.length === 0) return undefined;
  const times = points.map((point) => (point.until ? millis(point.until) : 0));
  const first = Math.min(...times) - 15 * 60_000;
  const last = Math.max(...times);
  const most = Math.max(1, pace.expected, ...points.flatMap((point) => lines.map(({ field }) => point[field])));
  const x = (at: number) => left + ((width - left - right) * (at - first)) / (last - first);
  const y = (items: number) => height - bottom - ((height - top - bottom) * items) / most;
  const path = (field: (typeof lines)[number]["field"]) =>
    points.reduce((way, point, i) => `${way} H${x(times[i] ?? first).toFixed(1)} V${y(point[field]).toFixed(1)}`, `M${x(first).toFixed(1)} ${y(0).toFixed(1)}`);
  const end = points.at(-1);
  const labels = [...lines.map(({ field, name }) => ({ name, items: end?.[field] ?? 0 })), { name: "expected", items: pace.expected }];
  return {
    x,
    y,
    from: first,
    to: last,
    most,
    paths: { received: path("received"), recorded: path("recorded"), checked: path("checked") },
    ends: apart(labels.map((label) => ({ ...label, y: y(label.items) }))),
  };
}

const line = 14;

// Names that would lie on each other are moved down, in the order of their lines.
function apart(labels: { name: string; items: number; y: number }[]): { name: string; items: number; y: number }[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y);
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1];
    const label = sorted[i];
    if (before && label) label.y = Math.max(label.y, before.y + line);
  }
  const over = Math.max(0, (sorted.at(-1)?.y ?? 0) - (height - 4));
  return sorted.map((label) => ({ ...label, y: label.y - over }));
}
