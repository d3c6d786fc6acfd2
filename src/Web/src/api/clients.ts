import { createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { GovernanceService } from "../gen/reinstate/v1/governance_pb";
import { IncidentService } from "../gen/reinstate/v1/incident_pb";
import { OrganisationService } from "../gen/reinstate/v1/organisation_pb";
import { PersonService } from "../gen/reinstate/v1/person_pb";
import { PlanService } from "../gen/reinstate/v1/plan_pb";
import { ReconciliationService } from "../gen/reinstate/v1/reconciliation_pb";
import { ScanService } from "../gen/reinstate/v1/scan_pb";
import { RecoveryService } from "../gen/reinstate/v1/service_pb";

// The session is a cookie that only this origin's server reads; nothing of it is in the page.
const transport = createGrpcWebTransport({ baseUrl: location.origin, defaultTimeoutMs: 30_000 });

export const organisation = createClient(OrganisationService, transport);
export const incidents = createClient(IncidentService, transport);
export const recovery = createClient(RecoveryService, transport);
export const people = createClient(PersonService, transport);
export const reconciliation = createClient(ReconciliationService, transport);
export const governance = createClient(GovernanceService, transport);
export const plans = createClient(PlanService, transport);
export const scans = createClient(ScanService, transport);
