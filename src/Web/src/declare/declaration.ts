import { capital, count, words } from "../board/names";

export const kinds = [
  { kind: "live", name: "Live: a real outage, now" },
  { kind: "exercise", name: "Exercise: a drill, for practice" },
  { kind: "backfilled", name: "Backfilled: it is over, and is recorded afterwards" },
] as const;

export const systems = ["care_planning", "emar", "rostering", "telephony", "network", "other"] as const;

/** Hours of plan that are frozen; a supplier's outage in the daytime lasts eight in the worst realistic case. */
export const horizons = [4, 8, 12, 24, 48] as const;

/** What is declared. No name of a person stands in it, so it may be kept on the device until it is carried out. */
export interface Declaration {
  incidentId: string;
  kind: (typeof kinds)[number]["kind"];
  title: string;
  supplier: string;
  systems: string[];
  services: string[];
  planVersion: string;
  planLastTested: string;
  /** Milliseconds since 1970. */
  detectedAt: number;
  declaredAt: number;
  hours: number;
}

const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** "INC-2026-11-23-7KQ4MV": the day by which people name it, and enough chance that two who declare at once do not meet. */
export function newIncidentId(day: string): string {
  const random = crypto.getRandomValues(new Uint8Array(6));
  return `INC-${day}-${[...random].map((byte) => letters[byte % letters.length]).join("")}`;
}

export function titleOf(systems: readonly string[], services: readonly string[]): string {
  if (systems.length === 0) return "";
  const what = capital(systems.map(words).join(" and "));
  if (services.length === 0) return `${what} unavailable`;
  return `${what} unavailable at ${services.length === 1 ? services[0] : count(services.length, "service")}`;
}

/** What still has to be said before anything can be declared; empty for nothing. */
export function missing(
  of: Pick<Declaration, "title" | "systems" | "services">,
  detectedAt: number | null,
  now: number,
): Partial<Record<"services" | "systems" | "title" | "since", string>> {
  const wrong: Partial<Record<"services" | "systems" | "title" | "since", string>> = {};
  if (of.services.length === 0) wrong.services = "Choose at least one service.";
  if (of.systems.length === 0) wrong.systems = "Choose at least one system.";
  if (of.title.trim() === "") wrong.title = "Say in a few words what has failed.";
  if (detectedAt === null) wrong.since = "This is no time.";
  else if (detectedAt > now + 60_000) wrong.since = "This lies in the future.";
  return wrong;
}

const place = "declaration under way";

export const keep = (declaration: Declaration): void => localStorage.setItem(place, JSON.stringify(declaration));
export const forget = (): void => localStorage.removeItem(place);

/** What was begun on this device and not finished. */
export function kept(): Declaration | null {
  try {
    const read = JSON.parse(localStorage.getItem(place) ?? "null") as Declaration | null;
    return read && typeof read.incidentId === "string" && Array.isArray(read.services) ? read : null;
  } catch {
    return null;
  }
}
