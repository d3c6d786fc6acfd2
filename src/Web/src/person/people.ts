import type { StaffMember } from "../gen/reinstate/facts/v1/facts_pb";
import type { Directory } from "../live/directory";

/** Staff who work at a service, by name. */
export const staffAt = (directory: Directory | undefined, serviceId: string): StaffMember[] =>
  (directory?.reply.staff ?? []).filter((one) => one.services.includes(serviceId)).sort((a, b) => a.name.localeCompare(b.name));

/**
 * Whom a staff column means: a staff id, else initials, those of the service first. Initials that two people share mean nobody: a guess could hide that somebody checked their
 * own work.
 */
export function staffMeant(directory: Directory | undefined, serviceId: string, stated: string): StaffMember | undefined {
  if (!directory || stated === "") return undefined;
  const byId = directory.staff(stated);
  if (byId) return byId;
  const all = directory.reply.staff.filter((one) => one.initials === stated);
  const here = all.filter((one) => one.services.includes(serviceId));
  const meant = here.length > 0 ? here : all;
  return meant.length === 1 ? meant[0] : undefined;
}

/** "Agnieszka Lorimer (AL)", or what is stated where nobody is surely meant. */
export function whoIs(directory: Directory | undefined, serviceId: string, stated: string): string {
  if (stated === "") return "";
  const member = staffMeant(directory, serviceId, stated);
  if (!member) return directory ? `${stated} (unclear who)` : stated;
  return member.name;
}
