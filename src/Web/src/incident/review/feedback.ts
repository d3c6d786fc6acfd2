import { duties } from "../../session/may";

/** Whose words they are. */
export const kinds = [
  ["debrief", "Debrief of a team"],
  ["staff", "A member of staff"],
  ["person", "Somebody whom we support"],
  ["family", "Family or friends"],
] as const;

export type Kind = (typeof kinds)[number][0];

export const kindName = (kind: string): string => kinds.find(([one]) => one === kind)?.[1] ?? kind;

/** Roles of staff who may have said something, those of the floor first. */
export const roles = duties.suspect;

/** Of people and families their part is their role; of staff it is chosen. */
export const roleOf = (kind: Kind, chosen: string): string => (kind === "person" || kind === "family" ? kind : chosen);
