import { createClient } from "@connectrpc/connect";
import { ReconciliationService } from "../../gen/reinstate/v1/reconciliation_pb";
import { transport } from "./transport";

export const reconciliation = createClient(ReconciliationService, transport);
