import type { ExpectedItem, PersonSupported } from "../gen/reinstate/facts/v1/facts_pb";
import type { PlannedPerson } from "../gen/reinstate/v1/plan_pb";
import { dayAndClock } from "../time/moment";
import { ageHours, chartDays, records, rota } from "./chart";
import { chartParts, dailyParts, rotaParts } from "./parts";
import { serialOf } from "./serial";

export type SheetKind = "summary" | "mar" | "notes" | "visits";

export interface PackSheet {
  n: number;
  serial: string;
  kind: SheetKind;
  /** Empty for a sheet of the whole service. */
  personId: string;
  title: string;
  /** Which page of it, from 0. */
  part: number;
}

export interface PackPerson {
  person: PersonSupported;
  items: readonly ExpectedItem[];
  plan: PlannedPerson | null;
}

export interface Pack {
  sheets: PackSheet[];
  /** What somebody who relies on the pack has to know is not in it. */
  missing: string[];
}

const old = 24;

export interface PackOf {
  serviceId: string;
  serviceType: string;
  people: readonly PackPerson[];
  /** False when the server tells no plans at all. */
  plansTold: boolean;
  day: string; // yymmdd
  print: string;
  at: number;
}

/** Every sheet of a pack, numbered in the order in which it is printed, and what is missing. */
export function packOf(of: PackOf): Pack {
  const sheets: PackSheet[] = [];
  const add = (kind: SheetKind, personId: string, title: string, parts: number) => {
    for (let part = 0; part < parts; part++) {
      const n = sheets.length + 1;
      const page = parts > 1 ? ` (${part + 1} of ${parts})` : "";
      sheets.push({ n, kind, personId, title: title + page, part, serial: serialOf(of.serviceId, of.day, of.print, n) });
    }
  };
  const visited = of.people.some(({ items }) => items.some((item) => item.kind.case === "visit"));
  if (visited || of.serviceType === "homecare") add("visits", "", "Visit rota", rotaParts(of.people).length);
  for (const { person, items } of of.people) {
    const name = person.name || person.personId;
    add("summary", person.personId, `Care summary: ${name}`, 1);
    add("mar", person.personId, `Medicines chart: ${name}`, chartParts(items).length);
    add("notes", person.personId, `Daily sheet: ${name}`, dailyParts(items).length);
  }
  return { sheets, missing: missingOf(of) };
}

function missingOf(of: PackOf): string[] {
  const missing: string[] = [];
  if (!of.plansTold)
    missing.push(
      "No system has told what is due. There are no medicines charts, checks or visits in this pack: get them from the pharmacy, the care plans and the rota.",
    );
  for (const { person, plan, items } of of.people) {
    const name = person.name || person.personId;
    if (of.plansTold && (!plan || plan.sourceSystem === ""))
      missing.push(`Nobody told us a plan for ${name}: no medicines, checks or visits of theirs are printed.`);
    else if (plan?.asOf?.instant) {
      const hours = ageHours(plan.asOf, of.at);
      if (hours >= old) missing.push(`The plan for ${name} is ${hours} h old: it is as of ${dayAndClock(plan.asOf)}.`);
      if (!plan.covered) missing.push(`The plan for ${name} ends at ${dayAndClock(plan.coversTo)}: what is due later is not printed.`);
    }
    if (person.allergies.trim() === "") missing.push(`No allergies are stated for ${name}, and not that there are none.`);
    if (person.summaryVersion === "") missing.push(`The care summary of ${name} has no version.`);
    if (plan && plan.sourceSystem !== "" && records(items).length === 0 && chartDays(items).length === 0 && rota([{ personId: "", items }]).length === 0) {
      missing.push(`Nothing is planned for ${name} in this time.`);
    }
  }
  return missing;
}

/** yymmdd of an instant by the clocks of the place. */
export const dayCode = (local: string) => local.slice(2, 10).replaceAll("-", "");
