import type { StaffMember } from "../../gen/reinstate/facts/v1/facts_pb";
import type { AuditSample } from "../../gen/reinstate/v1/governance_pb";

export interface Judged {
  all: number;
  judged: number;
  defects: number;
  critical: number;
}

export function judged(sample: AuditSample): Judged {
  const count = (fits: (item: AuditSample["items"][number]) => boolean) => sample.items.filter(fits).length;
  return { all: sample.items.length, judged: count((item) => item.judged), defects: count((item) => item.defect), critical: count((item) => item.critical) };
}

/** Staff who work at no service of the incident. Who had a hand in its records is refused by the server, which knows. */
export const auditors = (staff: readonly StaffMember[], services: readonly string[]): StaffMember[] =>
  staff.filter((member) => !member.services.some((service) => services.includes(service))).sort((a, b) => a.name.localeCompare(b.name, "en-GB"));

/** An item is named "person/item". */
export function partsOf(item: string): { personId: string; itemId: string } {
  const slash = item.indexOf("/");
  return slash < 0 ? { personId: "", itemId: item } : { personId: item.slice(0, slash), itemId: item.slice(slash + 1) };
}
