import type { SheetStatus } from "../../gen/reinstate/v1/service_pb";

export interface Count {
  issued: number;
  accounted: number;
  out: number;
  incomplete: number;
  lost: number;
}

export type Standing = "out" | "incomplete" | "lost" | "back";

/** Where a sheet is. Back is only what the server counts as accounted for. */
export function standing(status: SheetStatus): Standing {
  if (status.lossAttestedBy !== "") return "lost";
  if (status.accounted) return "back";
  return status.sheet?.returnedAt ? "incomplete" : "out";
}

export function counted(sheets: readonly SheetStatus[]): Count {
  const of = (which: Standing) => sheets.filter((sheet) => standing(sheet) === which).length;
  return { issued: sheets.length, accounted: sheets.filter((sheet) => sheet.accounted).length, out: of("out"), incomplete: of("incomplete"), lost: of("lost") };
}

/** What is wrong with a count of pages; empty for nothing. It is never filled in for whoever counts. */
export function wrongPages(text: string, pages: number, before: number): string {
  const n = Number(text);
  if (text.trim() === "" || !Number.isInteger(n) || n < 0) return "Count the pages that are in your hand, and enter the number.";
  if (n > pages) return `This sheet was issued with ${pages} ${pages === 1 ? "page" : "pages"}.`;
  if (n < before) return `${before} are recorded as back already.`;
  return "";
}
