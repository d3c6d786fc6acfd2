import type { SheetKind } from "./pack";

/** Which sheet was whose in a printing, to register them when the outage comes. Ids only: it stays on the device that printed. */
export interface Printing {
  serviceId: string;
  print: string;
  at: number;
  sheets: { serial: string; personId: string; kind: SheetKind }[];
}

const key = "printings";
const most = 12;

export function printings(): Printing[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as Printing[];
  } catch {
    return [];
  }
}

/** Kept as first made: what was printed does not change when people come and go. */
export function keepPrinting(one: Printing): Printing {
  const known = printings();
  const before = known.find((other) => other.serviceId === one.serviceId && other.print === one.print);
  if (before) return before;
  localStorage.setItem(key, JSON.stringify([one, ...known].slice(0, most)));
  return one;
}

/** Kinds of sheets as a run counts them. */
export const sheetKind = (kind: SheetKind) => (kind === "summary" ? "other" : kind);
