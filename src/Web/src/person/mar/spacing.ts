import type { ChartCode } from "../../gen/reinstate/facts/v1/facts_pb";
import { millis } from "../../time/moment";
import { taken } from "./differences";
import { atOf, doseOf, type Line, type Medicine } from "./lines";

export interface Spaced {
  /** Minutes since the dose before it; undefined for the first. */
  sinceLast: number | undefined;
  tooSoon: boolean;
  /** Which dose of the 24 hours up to it this is. */
  inDay: number;
  tooMany: boolean;
  /** Milligrams of its ingredient in the 24 hours up to it, across the products that have it; undefined where it is not stated. */
  mgInDay: number | undefined;
}

const day = 24 * 3_600_000;

/** Doses that were taken of a medicine given when needed: how long after the last one, and how many in 24 hours. Paper and digital of one dose are one line, and count once. */
export function spacingOf(medicine: Medicine, chart: readonly Medicine[], codes: readonly ChartCode[]): Map<string, Spaced> {
  const given = takenOf(medicine, codes);
  const ingredient = medicine.plan?.ingredient ?? "";
  const alike =
    ingredient === ""
      ? []
      : chart
          .filter((one) => one.plan?.ingredient === ingredient)
          .flatMap((one) => takenOf(one, codes).map((dose) => ({ ...dose, mg: one.plan?.ingredientMg })));
  const found = new Map<string, Spaced>();
  given.forEach(({ line, at }, i) => {
    const before = given[i - 1];
    const sinceLast = before ? Math.floor((at - before.at) / 60_000) : undefined;
    const inDay = given.filter((one) => one.at <= at && at - one.at < day).length;
    const sum = alike.filter((one) => one.at <= at && at - one.at < day);
    const { prnMinIntervalMinutes, prnMax24h } = medicine.plan ?? {};
    found.set(line.item.itemId, {
      sinceLast,
      tooSoon: sinceLast !== undefined && prnMinIntervalMinutes !== undefined && sinceLast < prnMinIntervalMinutes,
      inDay,
      tooMany: prnMax24h !== undefined && inDay > prnMax24h,
      mgInDay: sum.length > 0 && sum.every((one) => one.mg !== undefined) ? sum.reduce((all, one) => all + (one.mg ?? 0), 0) : undefined,
    });
  });
  return found;
}

function takenOf(medicine: Medicine, codes: readonly ChartCode[]): { line: Line; at: number }[] {
  return medicine.lines
    .flatMap((line) => {
      const lead = line.paper ?? line.digital;
      const at = atOf(line);
      return doseOf(lead) && at && taken(lead, codes) ? [{ line, at: millis(at) }] : [];
    })
    .sort((a, b) => a.at - b.at);
}

/** "at least 4 h apart, at most 4 in 24 h". */
export function limitsOf(medicine: Medicine): string {
  const { prnMinIntervalMinutes: apart, prnMax24h: most } = medicine.plan ?? {};
  const hours = apart === undefined ? "" : apart % 60 === 0 ? `${apart / 60} h` : `${apart} min`;
  return [hours && `at least ${hours} apart`, most === undefined ? "" : `at most ${most} in 24 h`].filter(Boolean).join(", ");
}
