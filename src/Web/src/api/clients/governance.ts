import { createClient } from "@connectrpc/connect";
import { GovernanceService } from "../../gen/reinstate/v1/governance_pb";
import { transport } from "./transport";

export const governance = createClient(GovernanceService, transport);
