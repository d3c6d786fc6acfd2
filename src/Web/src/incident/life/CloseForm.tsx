import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Confirm } from "../../ui/Confirm";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";

/** Closes the incident; a refusal names everything that is missing. */
export function CloseForm({ incident }: { incident: GetIncidentReply }) {
  const [statement, setStatement] = useState("");
  const close = useCommand(incidents.closeIncident);
  return (
    <div className="row">
      <Confirm
        label="Close the incident"
        title={`Close ${incident.title}?`}
        busy={close.busy}
        onConfirm={() => close.send({ incidentId: incident.incidentId, statement: statement.trim() })}
      >
        <p>Nothing can be recorded in a closed incident. It can be reopened with a reason, and everybody sees that it was.</p>
        <Field label="Statement" hint="What you state by closing it">
          <textarea value={statement} maxLength={4000} onChange={(event) => setStatement(event.target.value)} />
        </Field>
        <Refused refusal={close.refusal} />
      </Confirm>
    </div>
  );
}
