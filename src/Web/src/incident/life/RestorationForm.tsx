import { type FormEvent, useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { words } from "../../board/names";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
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
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (moment && (await restore.send({ incidentId: incident.incidentId, system, serviceId: service, restoredAt: moment })))
      say(`Recorded: ${words(system)} answers again.`);
  };
  return (
    <details className="form">
      <summary>Record that a system answers again</summary>
      <form className="stack" onSubmit={send}>
        <SystemAndService incident={incident} system={system} service={service} onSystem={setSystem} onService={setService} />
        <WhenField label="It answers again since" hint="When somebody saw that it works, not when the supplier said so." value={at} onChange={setAt} />
        <Refused refusal={restore.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={restore.busy} aria-disabled={!moment}>
            Record restoration
          </Button>
        </div>
      </form>
    </details>
  );
}
