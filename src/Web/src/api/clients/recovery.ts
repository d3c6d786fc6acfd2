import { createClient } from "@connectrpc/connect";
import { RecoveryService } from "../../gen/reinstate/v1/service_pb";
import { transport } from "./transport";

export const recovery = createClient(RecoveryService, transport);
