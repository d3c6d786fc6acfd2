/**
 * Why somebody reads a record, where their organisation asks: said once for each person (or for a service's people together), sent with every question about them, and forgotten
 * with the page. The server keeps it beside the read.
 */
const said = new Map<string, string>();

interface Scope {
  incidentId?: string;
  serviceId?: string;
  personId?: string;
}

const key = (scope: Scope) => (scope.personId ? `person ${scope.personId}` : `service ${scope.serviceId ?? scope.incidentId ?? ""}`);

export const mostCharacters = 300;

/** Empty when the reason can be sent; else what is wrong with it. Headers carry plain characters only. */
export function wrongWithReason(reason: string): string {
  const stated = reason.trim();
  if (stated === "") return "Say why you read this.";
  if (stated.length > mostCharacters) return `At most ${mostCharacters} characters.`;
  return /^[ -~]+$/.test(stated) ? "" : "Use plain letters, digits and signs only.";
}

export function sayWhy(scope: Scope, reason: string): void {
  said.set(key(scope), reason.trim());
}

/** Headers of a question about something; none where no reason was said. */
export function reasonHeader(request: Scope | null): { headers?: Record<string, string> } {
  const reason = request && said.get(key(request));
  return reason ? { headers: { "reinstate-reason": reason } } : {};
}
