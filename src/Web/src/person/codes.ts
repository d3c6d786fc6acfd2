import type { ChartCode } from "../gen/reinstate/facts/v1/facts_pb";
import { plain } from "./words";

const meanings = [
  "given",
  "prompted",
  "made_available",
  "refused",
  "refused_destroyed",
  "asleep",
  "hospital",
  "leave",
  "nausea",
  "not_required",
  "not_available",
  "other",
];

/**
 * What a letter on a chart means, as the server reads it: in the key of its family; where no family is stated, only if every family agrees; where no key applies, the words of the
 * vocabulary themselves. Empty when it is not in the chart's key.
 */
export function meaningOf(codes: readonly ChartCode[], family: string, code: string): string {
  const key = codes.filter((one) => one.chartFamily === family);
  if (key.length > 0) return key.find((one) => one.code === code)?.meaning ?? "";
  if (family === "") {
    const agreed = new Set(codes.filter((one) => one.code === code).map((one) => one.meaning));
    if (agreed.size > 0) return agreed.size === 1 ? ([...agreed][0] ?? "") : "";
  }
  return meanings.includes(code) ? code : "";
}

const taken = new Set(["given", "prompted", "made_available"]);

/** The medicine went into the person, or was put within reach. */
export const wasTaken = (meaning: string) => taken.has(meaning);

/** "/ (given)", or that the letter is not in the key. */
export function saysCode(codes: readonly ChartCode[], family: string, code: string): string {
  const meaning = meaningOf(codes, family, code);
  if (meaning === "") return `${code} (not in the key${family === "" ? "" : ` of ${family}`})`;
  const letters = (word: string) => word.toLowerCase().replaceAll(/[^a-z]/g, "");
  return letters(meaning) === letters(code) ? code : `${code} (${plain(meaning).toLowerCase()})`;
}

export const familiesOf = (codes: readonly ChartCode[]) => [...new Set(codes.map((one) => one.chartFamily))].sort();
