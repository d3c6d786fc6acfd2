import { useParams } from "react-router";
import { incidents } from "../api/clients/incidents";
import { people } from "../api/clients/people";
import { reconciliation } from "../api/clients/reconciliation";
import { recovery } from "../api/clients/recovery";
import { scans } from "../api/clients/scans";
import { ask, useAnswer } from "../api/queries";
import { IncidentService } from "../gen/reinstate/v1/incident_pb";
import { PersonService } from "../gen/reinstate/v1/person_pb";
import { ReconciliationService } from "../gen/reinstate/v1/reconciliation_pb";
import { ScanService } from "../gen/reinstate/v1/scan_pb";
import { RecoveryService } from "../gen/reinstate/v1/service_pb";

/** Which service in which incident: the beginning of every address and of every question here. */
export interface Scope {
  incidentId: string;
  serviceId: string;
}

export function useScope(): Scope {
  const { incidentId = "", serviceId = "" } = useParams();
  return { incidentId, serviceId };
}

export const addressOf = ({ incidentId, serviceId }: Scope) => `/incidents/${encodeURIComponent(incidentId)}/services/${encodeURIComponent(serviceId)}`;

/** The person's page, at one of their items when it is named. */
export const personAddress = (scope: Scope, personId: string, itemId = "") =>
  `${addressOf(scope)}/people/${encodeURIComponent(personId)}${itemId === "" ? "" : `?item=${encodeURIComponent(itemId)}`}`;

const run = ask(RecoveryService.method.getRecoveryRun, recovery.getRecoveryRun);
const worklist = ask(RecoveryService.method.getWorklist, recovery.getWorklist);
const checkQueue = ask(RecoveryService.method.getCheckQueue, recovery.getCheckQueue);
const completeness = ask(ReconciliationService.method.getCompleteness, reconciliation.getCompleteness);
const findings = ask(ReconciliationService.method.getFindings, reconciliation.getFindings);
const record = ask(PersonService.method.getPersonRecord, people.getPersonRecord);
const timeline = ask(IncidentService.method.getTimeline, incidents.getTimeline);
const incident = ask(IncidentService.method.getIncident, incidents.getIncident);
const listed = ask(ScanService.method.listScans, scans.listScans);

export const useRecoveryRun = (scope: Scope) => useAnswer(run, scope);
export const useWorklist = (scope: Scope) => useAnswer(worklist, scope);
export const useCheckQueue = (scope: Scope) => useAnswer(checkQueue, scope);
export const useItems = (scope: Scope, personId = "") => useAnswer(completeness, { ...scope, personId, withItems: true });
export const useFindings = (scope: Scope, when = true) => useAnswer(findings, when ? scope : null);
export const useTimeline = ({ incidentId }: Scope, when = true) => useAnswer(timeline, when ? { incidentId } : null);
export const useIncident = ({ incidentId }: Scope) => useAnswer(incident, { incidentId });
/** The scans of one sheet; of none when there is no sheet. */
export const useScans = (scope: Scope, serial: string) => useAnswer(listed, serial === "" ? null : { ...scope, serial });
/** Every question about a person's record is itself kept on record, so it is asked only when somebody looks at the person. */
export const useRecord = ({ incidentId }: Scope, personId: string) => useAnswer(record, personId === "" ? null : { incidentId, personId });
