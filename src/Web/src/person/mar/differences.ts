import type { ChartCode, Entry, ExpectedDose } from "../../gen/reinstate/facts/v1/facts_pb";
import { millis } from "../../time/moment";
import { meaningOf, wasTaken } from "../codes";
import { doseOf, type Line } from "./lines";

export type About = "time" | "dose" | "code" | "witness" | "prn" | "missing" | "twice" | "stock";

/** Something in which the accounts of one dose do not agree, or with what was due, in words. */
export interface Difference {
  about: About;
  words: string;
  bad: boolean;
}

// Whole minutes, as the server counts them.
const minutesBetween = (from: number, to: number) => Math.trunc((to - from) / 60_000);

/** "12 min late", "8 min early", "on time". */
export function late(minutes: number): string {
  if (minutes === 0) return "on time";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const long = hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, "0")} min`;
  return `${long} ${minutes > 0 ? "late" : "early"}`;
}

/** Minutes after it was due; negative before, undefined where one of the two is not known. */
export function minutesOff(line: Line, entry: Entry | undefined = line.paper ?? line.digital): number | undefined {
  return line.dueAt && entry?.occurredAt ? minutesBetween(millis(line.dueAt), millis(entry.occurredAt)) : undefined;
}

/** Outside the window that the chart states. Undefined where there is no window or no dose was taken. */
export function outsideWindow(line: Line, codes: readonly ChartCode[]): boolean | undefined {
  const window = line.plan?.windowMinutes;
  const entry = line.paper ?? line.digital;
  const off = minutesOff(line, entry);
  if (window === undefined || off === undefined || !taken(entry, codes)) return undefined;
  return Math.abs(off) > window;
}

export const taken = (entry: Entry | undefined, codes: readonly ChartCode[]) => {
  const dose = doseOf(entry);
  return dose !== undefined && wasTaken(meaningOf(codes, dose.chartFamily, dose.code));
};

/** The number that a prescribed dose begins with: 2.5 of "2.5 ml". Undefined for a range or words. */
export function prescribed(plan: ExpectedDose | undefined): number | undefined {
  if (!plan || plan.variableDose) return undefined;
  const found = /^\s*(\d+(?:\.\d+)?)\s*([^\d]*)$/.exec(plan.dose);
  return found && !/\b(to|or)\b|[-–]/.test(found[2] ?? "") ? Number(found[1]) : undefined;
}

/** Everything in which a line differs, worst first as the reviewer meets it: what is missing, twice, time, dose, sign, witness, reason. */
export function differencesOf(line: Line, codes: readonly ChartCode[], controlled: boolean): Difference[] {
  const { paper, digital, plan, item } = line;
  const found: Difference[] = [];
  const add = (about: About, words: string, bad = true) => found.push({ about, words, bad });
  if (!paper && !digital && line.others.length === 0) {
    if (!item.excepted) add("missing", "nothing recorded");
    return found;
  }
  if (line.others.length > 0) add("twice", line.others.length === 1 ? "recorded once more" : `recorded ${line.others.length} times more`);

  const off = minutesOff(line);
  if (outsideWindow(line, codes) && off !== undefined) {
    add("time", `${late(off)}, outside its window of ${plan?.windowMinutes} min${plan?.timeCritical ? ", time-critical" : ""}`);
  }
  const [onPaper, inSystem] = [doseOf(paper), doseOf(digital)];
  if (paper?.occurredAt && digital?.occurredAt) {
    const apart = minutesBetween(millis(paper.occurredAt), millis(digital.occurredAt));
    if (apart !== 0) add("time", `digital is ${Math.abs(apart)} min ${apart > 0 ? "later" : "earlier"} than paper`);
  }
  if (onPaper && inSystem && onPaper.doseGiven !== undefined && inSystem.doseGiven !== undefined && onPaper.doseGiven !== inSystem.doseGiven) {
    add("dose", `paper says dose ${onPaper.doseGiven}, digital ${inSystem.doseGiven}`);
  }
  const right = prescribed(plan);
  const lead = paper ?? digital;
  const given = doseOf(lead)?.doseGiven;
  if (right !== undefined && given !== undefined && taken(lead, codes) && given !== right) add("dose", `dose ${given}, prescribed ${plan?.dose}`);
  if (plan?.variableDose && given === undefined && taken(lead, codes)) add("dose", "variable dose without a quantity");

  const accounts = [
    ["paper", onPaper],
    ["digital", inSystem],
  ] as const;
  for (const [which, dose] of accounts) {
    if (!dose || meaningOf(codes, dose.chartFamily, dose.code) !== "") continue;
    add("code", `${which}: code ${dose.code} is not in the key${dose.chartFamily === "" ? "" : ` of ${dose.chartFamily}`}`);
  }
  if (onPaper && inSystem) {
    const [a, b] = [onPaper, inSystem].map((dose) => meaningOf(codes, dose.chartFamily, dose.code));
    if (a && b && a !== b) add("code", `paper says ${a.replaceAll("_", " ")}, digital ${b.replaceAll("_", " ")}`);
  }
  if (controlled && taken(lead, codes) && (onPaper ?? inSystem)?.witness === "") add("witness", "no witness");
  if (item.category !== "medicines" && !item.planned && taken(lead, codes)) {
    const all = [onPaper, inSystem].filter((dose) => dose !== undefined);
    if (all.every((dose) => dose.prnRationale === "")) add("prn", "no reason given");
    if (all.every((dose) => dose.prnOutcome === "")) add("prn", "no outcome");
  }
  return found;
}
