import type { Line, Medicine } from "./lines";
import { needsOf } from "./lines";

export interface Left {
  line: Line;
  medicine: Medicine;
  needs: string[];
}

export interface Finish {
  lines: number;
  finished: number;
  /** Exactly what is left, in the order of the chart. */
  left: Left[];
}

/** Where the chart stands: a line is finished when the server has nothing open on it, and that takes a second person. */
export function finishOf(chart: readonly Medicine[]): Finish {
  const all = chart.flatMap((medicine) => medicine.lines.map((line) => ({ line, medicine, needs: needsOf(line) })));
  const left = all.filter(({ line }) => line.item.open);
  return { lines: all.length, finished: all.length - left.length, left };
}
