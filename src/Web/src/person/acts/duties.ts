const carers = ["care_worker", "senior_carer", "nurse"];
const leads = [
  "nurse_in_charge",
  "deputy_manager",
  "care_coordinator",
  "medicines_lead",
  "safeguarding_lead",
  "registered_manager",
  "on_call_manager",
  "branch_manager",
];
const overseers = ["registered_manager", "on_call_manager", "branch_manager", "group_quality_director", "nominated_individual", "data_protection_officer"];

/** Which duties a role has (docs/access.md). The server decides; a page only leaves out what would always be refused. */
const duties = {
  /** Enter, correct, check and count. */
  write: [...carers, ...leads],
  /** Answer queries, void, except, decide on findings, change the rota. */
  decide: leads,
  /** See who read a record. */
  oversee: overseers,
} as const;

export const may = (duty: keyof typeof duties, roles: readonly string[]) => roles.some((role) => (duties[duty] as readonly string[]).includes(role));
