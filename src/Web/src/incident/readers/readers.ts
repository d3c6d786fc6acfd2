import type { ExternalAccess } from "../../gen/reinstate/v1/governance_pb";

export const roles = [
  ["commissioner", "Commissioner"],
  ["inspector", "Inspector"],
] as const;

/** How much they read; empty is what policy says for the role. */
export const redactions = [
  ["", "As policy says for their role"],
  ["redacted", "Without names and free text"],
  ["none", "With names and free text"],
] as const;

export const roleTitle = (role: string): string => roles.find(([one]) => one === role)?.[1] ?? role;

export const redactionName = (redaction: string): string => redactions.find(([one]) => one === redaction)?.[1].toLowerCase() ?? redaction;

/** Access is given to a subject in a role; the latest counts. */
export const key = (access: ExternalAccess): string => `${access.role} ${access.subject}`;

/** As the server takes them: one word, as the reader's own sign-in names them. */
export const isSubject = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
