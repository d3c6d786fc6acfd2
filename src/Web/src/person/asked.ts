import { people } from "../api/clients/people";
import { recovery } from "../api/clients/recovery";
import { scans } from "../api/clients/scans";
import { ask } from "../api/queries";
import { PersonService } from "../gen/reinstate/v1/person_pb";
import { ScanService } from "../gen/reinstate/v1/scan_pb";
import { RecoveryService } from "../gen/reinstate/v1/service_pb";

export const askRecord = ask(PersonService.method.getPersonRecord, people.getPersonRecord);
export const askChronology = ask(PersonService.method.getChronology, people.getChronology);
export const askReads = ask(PersonService.method.listRecordReads, people.listRecordReads);
export const askRun = ask(RecoveryService.method.getRecoveryRun, recovery.getRecoveryRun);
export const askScans = ask(ScanService.method.listScans, scans.listScans);
