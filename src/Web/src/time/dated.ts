import { day, fromField } from "./moment";

/** An ISO date for people: "Mon 23 Nov 2026"; as it is where it is none. */
export function dated(date: string): string {
  const at = fromField(`${date}T12:00`);
  return at ? `${day(at.moment)} ${date.slice(0, 4)}` : date;
}
