import { type FormEvent, useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { millis } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Refused } from "../../ui/Notice";
import { momentOf, WhenField } from "../../ui/WhenField";

/** Care goes on on paper from a moment: usually when the incident was declared. */
export function ContingencyForm({ incident }: { incident: GetIncidentReply }) {
  const [from, setFrom] = useState(() => whenOf(incident.declaredAt ? millis(incident.declaredAt) : Date.now()));
  const begin = useCommand(incidents.beginContingency);
  const moment = momentOf(from);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (moment) void begin.send({ incidentId: incident.incidentId, contingencyFrom: moment });
  };
  return (
    <form className="stack" onSubmit={send}>
      <WhenField label="On paper since" value={from} onChange={setFrom} />
      <Refused refusal={begin.refusal} />
      <div className="row">
        <Button kind="first" type="submit" busy={begin.busy} aria-disabled={!moment}>
          Begin contingency
        </Button>
      </div>
    </form>
  );
}
