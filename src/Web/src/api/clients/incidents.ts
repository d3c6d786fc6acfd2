import { createClient } from "@connectrpc/connect";
import { IncidentService } from "../../gen/reinstate/v1/incident_pb";
import { transport } from "./transport";

export const incidents = createClient(IncidentService, transport);
