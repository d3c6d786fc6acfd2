import { useWho } from "../session/session";

const managers = ["registered_manager", "on_call_manager", "branch_manager"];
const seniors = ["nurse_in_charge", "deputy_manager", "care_coordinator", "medicines_lead", "safeguarding_lead", ...managers];
const directors = ["group_quality_director", "nominated_individual", "data_protection_officer"];
const carers = ["care_worker", "senior_carer", "nurse"];

// A copy of the rows of docs/access.md that pages here need, so that nobody fills in a form which is refused. The server decides.
const duties = {
  completeStep: seniors,
  moveSheets: seniors,
  allocate: seniors,
  override: seniors,
  decideFinding: seniors,
  resolveQuery: seniors,
  noteRestoration: ["nurse_in_charge", "deputy_manager", ...managers, ...directors],
  checkNextDose: [...carers, ...seniors],
  receivePaper: [...carers, ...seniors],
  checkEntry: [...carers, ...seniors],
  raiseQuery: [...carers, ...seniors, ...directors],
  seeFindings: [...seniors, ...directors],
  reviewOverride: [...managers, ...directors],
  attestLoss: managers,
  signOff: managers,
} as const;

export type Duty = keyof typeof duties;

export const maySomeRole = (roles: readonly string[], duty: Duty) => roles.some((role) => (duties[duty] as readonly string[]).includes(role));

export const useMay = (duty: Duty) => maySomeRole(useWho().roles, duty);
