import type { Moment } from "../../gen/reinstate/facts/v1/facts_pb";
import { toField } from "../../time/moment";

/** The service and the day and month of issue, as sheets are headed by hand: "SL01-0303-". */
export function prefixFor(serviceId: string, issued: Moment): string {
  const [, month = "", day = ""] = toField(issued).slice(0, 10).split("-");
  return `${serviceId}-${day}${month}-`;
}

/** The next serial numbers of a prefix, after the highest that was ever issued: a number that was skipped is not used again, for its sheet may be in a drawer. */
export function nextSerials(prefix: string, issued: readonly string[], howMany: number): string[] {
  const numbers = issued.filter((serial) => serial.startsWith(prefix)).map((serial) => serial.slice(prefix.length));
  const highest = Math.max(0, ...numbers.filter((rest) => /^\d+$/.test(rest)).map(Number));
  return Array.from({ length: howMany }, (_, i) => `${prefix}${String(highest + 1 + i).padStart(3, "0")}`);
}
