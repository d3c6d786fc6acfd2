import { createClient } from "@connectrpc/connect";
import { PlanService } from "../../gen/reinstate/v1/plan_pb";
import { transport } from "./transport";

export const plans = createClient(PlanService, transport);
