import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { words } from "../../board/names";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Action } from "../../ui/Action";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { SystemAndService } from "./SystemAndService";

/** A system answers again, everywhere or at one service. */
export function RestorationForm({ incident }: { incident: GetIncidentReply }) {
  const [system, setSystem] = useState(incident.systems[0] ?? "");
  const [service, setService] = useState("");
  const [at, setAt] = useState(() => whenOf(Date.now()));
  const restore = useCommand(incidents.recordRestoration);
  const moment = momentOf(at);
  const send = async () => {
    if (moment && (await restore.send({ incidentId: incident.incidentId, system, serviceId: service, restoredAt: moment })))
      say(`Recorded: ${words(system)} answers again.`);
  };
  return (
    <Action summary="Record that a system answers again">
      <Form button="Record restoration" command={restore} missing={[!moment && "since when"]} onSend={send}>
        <SystemAndService incident={incident} system={system} service={service} onSystem={setSystem} onService={setService} />
        <WhenField label="It answers again since" hint="When somebody saw that it works, not when the supplier said so." value={at} onChange={setAt} />
      </Form>
    </Action>
  );
}
