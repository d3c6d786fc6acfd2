import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { millis } from "../../time/moment";
import { Form } from "../../ui/Form";
import { momentOf, WhenField } from "../../ui/WhenField";

/** Care goes on on paper from a moment: usually when the incident was declared. */
export function ContingencyForm({ incident }: { incident: GetIncidentReply }) {
  const [from, setFrom] = useState(() => whenOf(incident.declaredAt ? millis(incident.declaredAt) : Date.now()));
  const begin = useCommand(incidents.beginContingency);
  const moment = momentOf(from);
  return (
    <Form
      button="Begin contingency"
      command={begin}
      missing={[!moment && "since when"]}
      onSend={() => (moment ? begin.send({ incidentId: incident.incidentId, contingencyFrom: moment }) : undefined)}
    >
      <WhenField label="On paper since" value={from} onChange={setFrom} />
    </Form>
  );
}
