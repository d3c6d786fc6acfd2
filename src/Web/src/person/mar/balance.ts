import type { ChartCode, Moment, StockCount } from "../../gen/reinstate/facts/v1/facts_pb";
import { millis } from "../../time/moment";
import { meaningOf, wasTaken } from "../codes";
import { atOf, doseOf, type Line } from "./lines";

/** A row of the register: a count, or a dose with what stood before and after it. */
export interface RegisterRow {
  at: Moment | undefined;
  count?: StockCount;
  line?: Line;
  before: number | undefined;
  /** What left the stock; undefined where it is not stated. */
  gone: number | undefined;
  after: number | undefined;
  /** Where the balance breaks, in words; empty where it holds or cannot be told. */
  breaks: string;
}

/** In the units of the count; refused and destroyed counts as gone. Undefined where the quantity or the code's meaning is not known. */
function goneOf(line: Line, codes: readonly ChartCode[]): number | undefined {
  const dose = doseOf(line.paper ?? line.digital);
  if (!dose) return 0;
  const meaning = meaningOf(codes, dose.chartFamily, dose.code);
  if (meaning === "") return undefined;
  if (meaning === "refused_destroyed") return dose.doseGiven ?? dose.wasted;
  if (wasTaken(meaning)) return dose.doseGiven === undefined ? undefined : dose.doseGiven + (dose.wasted ?? 0);
  return dose.wasted ?? 0;
}

const same = (a: number, b: number) => Math.abs(a - b) < 1e-6;
const tidy = (n: number) => String(Math.round(n * 10_000) / 10_000);

/**
 * The register of one medicine, running: each row against the one before it, and within itself. It shows what the server's rules 20 and 21 find, row by row; the server decides.
 * Cost: one pass after a sort.
 */
export function registerOf(lines: readonly Line[], counts: readonly StockCount[], codes: readonly ChartCode[]): RegisterRow[] {
  const doses = lines
    .filter((line) => line.paper || line.digital)
    .map((line): RegisterRow => {
      const dose = doseOf(line.paper ?? line.digital);
      return { at: atOf(line), line, before: dose?.stockBefore, gone: goneOf(line, codes), after: dose?.stockAfter, breaks: "" };
    });
  const counted = counts.map((count): RegisterRow => ({ at: count.countedAt, count, before: undefined, gone: 0, after: count.count, breaks: "" }));
  const rows = [...doses, ...counted].sort((a, b) => (a.at ? millis(a.at) : 0) - (b.at ? millis(b.at) : 0));
  let balance: number | undefined;
  return rows.map((row) => {
    const broken: string[] = [];
    if (row.before !== undefined && balance !== undefined && !same(row.before, balance))
      broken.push(`opens at ${tidy(row.before)}, but the row above closed at ${tidy(balance)}`);
    if (row.before !== undefined && row.after !== undefined && row.gone !== undefined && !same(row.before - row.gone, row.after)) {
      broken.push(`goes from ${tidy(row.before)} to ${tidy(row.after)}, but ${tidy(row.gone)} left the stock`);
    }
    if (row.count && balance !== undefined && !same(row.count.count, balance)) {
      const apart = row.count.count - balance;
      broken.push(
        apart < 0 ? `${tidy(-apart)} missing: ${tidy(balance)} should be there` : `${tidy(apart)} too many, unless delivered: ${tidy(balance)} should be there`,
      );
    }
    balance = row.after ?? (balance !== undefined && row.gone !== undefined ? balance - row.gone : undefined);
    return { ...row, breaks: broken.join("; ") };
  });
}
