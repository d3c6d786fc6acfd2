import { recovery } from "../../api/clients/recovery";
import { ask, useAnswer } from "../../api/queries";
import { RecoveryService, type SheetStatus } from "../../gen/reinstate/v1/service_pb";

const asked = ask(RecoveryService.method.getRecoveryRun, recovery.getRecoveryRun);

/** A sheet of a run, by its serial; undefined when none was issued under it, or not known yet. */
export function useSheet(incidentId: string, serviceId: string, serial: string): SheetStatus | undefined {
  const { data } = useAnswer(asked, { incidentId, serviceId });
  return data?.sheets.find((one) => one.sheet?.serial === serial);
}
