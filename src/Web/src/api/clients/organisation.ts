import { createClient } from "@connectrpc/connect";
import { OrganisationService } from "../../gen/reinstate/v1/organisation_pb";
import { transport } from "./transport";

export const organisation = createClient(OrganisationService, transport);
