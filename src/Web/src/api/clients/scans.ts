import { createClient } from "@connectrpc/connect";
import { ScanService } from "../../gen/reinstate/v1/scan_pb";
import { transport } from "./transport";

export const scans = createClient(ScanService, transport);
