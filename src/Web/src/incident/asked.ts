import { governance } from "../api/clients/governance";
import { incidents } from "../api/clients/incidents";
import { ask, useAnswer } from "../api/queries";
import { GovernanceService } from "../gen/reinstate/v1/governance_pb";
import { IncidentService } from "../gen/reinstate/v1/incident_pb";

const incident = ask(IncidentService.method.getIncident, incidents.getIncident);
const timeline = ask(IncidentService.method.getTimeline, incidents.getTimeline);
const decided = ask(GovernanceService.method.getGovernance, governance.getGovernance);

const clocks = ask(GovernanceService.method.getNotifications, governance.getNotifications);
const review = ask(GovernanceService.method.getReview, governance.getReview);
const letter = ask(GovernanceService.method.draftNotification, governance.draftNotification);

export const useIncident = (incidentId: string) => useAnswer(incident, { incidentId });
export const useTimeline = (incidentId: string) => useAnswer(timeline, { incidentId });
export const useGovernance = (incidentId: string, asked = true) => useAnswer(decided, asked ? { incidentId } : null);
export const useNotifications = (incidentId: string) => useAnswer(clocks, { incidentId });
export const useReview = (incidentId: string) => useAnswer(review, { incidentId });
export const useLetter = (incidentId: string, body: string) => useAnswer(letter, { incidentId, body });
