import type { PersonRetention } from "../gen/reinstate/v1/retention_pb";

interface Standing {
  standing: string;
  words: string;
  kind?: "bad" | "warn" | "good";
}

/** How records stand, what needs somebody first. */
export const standings: readonly Standing[] = [
  { standing: "due", words: "due for erasure", kind: "warn" },
  { standing: "held", words: "due, kept by a legal hold", kind: "warn" },
  { standing: "open_incident", words: "kept: an incident is open" },
  { standing: "not_due", words: "not due" },
  { standing: "end_of_care_unknown", words: "end of care not recorded" },
];

export const standingOf = (standing: string): Standing => standings.find((one) => one.standing === standing) ?? { standing, words: standing };

/** Why the day is that day. */
export function because(one: PersonRetention): string {
  if (one.countsFrom === "last_incident") return `counted from ${one.lastIncidentClosedOn}, when incident ${one.lastIncidentId} was closed`;
  return one.countsFrom === "care_ended" ? `counted from ${one.careEndedOn}, when care ended` : "";
}
