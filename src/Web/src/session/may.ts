import type { Who } from "./session";

// The sets of roles of docs/access.md, for offering what can be done. The server decides anew with every command.
const carers = ["care_worker", "senior_carer", "nurse"];
const leads = ["nurse_in_charge", "deputy_manager", "care_coordinator", "medicines_lead", "safeguarding_lead"];
const signers = ["registered_manager", "on_call_manager", "branch_manager"];
const group = ["group_quality_director", "nominated_individual", "data_protection_officer"];

/** What a person may be offered, and the roles whose duty it is. */
export const duties = {
  suspect: [...carers, ...leads, ...signers, ...group],
  lead: ["nurse_in_charge", "deputy_manager", ...signers, ...group],
  freeze: [...leads, ...signers],
  issueSheets: [...leads, ...signers],
  decideOnCall: [...leads, ...signers],
  recordContact: [...carers, ...leads, ...signers],
  govern: [...signers, ...group],
  keepRecords: group,
  erase: ["data_protection_officer"],
  export: ["registered_manager", "data_protection_officer"],
  audit: [...leads, ...signers, ...group],
  hearSignals: [...leads, ...signers, ...group],
} as const satisfies Record<string, readonly string[]>;

export const may = (who: Who, duty: keyof typeof duties): boolean => who.roles.some((role) => (duties[duty] as readonly string[]).includes(role));

export const reaches = (who: Who, serviceId: string): boolean => who.services === "*" || who.services.includes(serviceId);
