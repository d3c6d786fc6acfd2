import { useState } from "react";
import { incidents } from "../../api/clients/incidents";
import { useCommand } from "../../api/commands";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Confirm } from "../../ui/Confirm";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";

/** Something was found after closing. */
export function ReopenForm({ incident }: { incident: GetIncidentReply }) {
  const [reason, setReason] = useState("");
  const reopen = useCommand(incidents.reopenIncident);
  return (
    <div className="row">
      <Confirm
        kind="danger"
        label="Reopen the incident"
        title={`Reopen ${incident.title}?`}
        busy={reopen.busy}
        onConfirm={() => reopen.send({ incidentId: incident.incidentId, reason: reason.trim() })}
      >
        <Field label="Reason">
          <textarea value={reason} maxLength={4000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Refused refusal={reopen.refusal} />
      </Confirm>
    </div>
  );
}
