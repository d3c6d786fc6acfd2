import { organisation } from "../api/clients/organisation";
import { ask } from "../api/queries";
import { OrganisationService } from "../gen/reinstate/v1/organisation_pb";

export const askRetention = ask(OrganisationService.method.getRetention, organisation.getRetention);
export const askHolds = ask(OrganisationService.method.getLegalHolds, organisation.getLegalHolds);
