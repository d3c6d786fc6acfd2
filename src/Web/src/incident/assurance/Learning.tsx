import { useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { GetGovernanceReply } from "../../gen/reinstate/v1/governance_pb";
import type { GetIncidentReply } from "../../gen/reinstate/v1/incident_pb";
import { Confirm } from "../../ui/Confirm";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { useNotifications, useReview } from "../asked";
import { CloseForm } from "../life/CloseForm";
import { judged } from "./audit";
import { undecided } from "./bodies";

/** The two ends: closing, when all is assured, and learning, when every action has its proof. */
export function Learning({ incident, governance, governs }: { incident: GetIncidentReply; governance: GetGovernanceReply; governs: boolean }) {
  const [statement, setStatement] = useState("");
  const complete = useCommand(client.completeLearning);
  const clocks = useNotifications(incident.incidentId).data?.clocks;
  const review = useReview(incident.incidentId).data;
  if (!governs) return null;
  if (incident.state === "assurance") {
    const missing = [
      ...(clocks ? undecided(clocks) : []).map((body) => `Not decided: ${body.name}`),
      ...(governance.audit ? [] : ["No audit sample is drawn"]),
      ...(governance.audit && judged(governance.audit).judged < governance.audit.items.length ? ["The audit sample is not judged to the end"] : []),
    ];
    return (
      <section className="panel stack" aria-labelledby="close">
        <h2 id="close">Close</h2>
        {missing.length > 0 && (
          <>
            <p>Before it can be closed:</p>
            <ul>
              {missing.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </>
        )}
        <CloseForm incident={incident} />
      </section>
    );
  }
  if (incident.state !== "closed") return null;
  const before = review?.openBeforeLearning ?? [];
  return (
    <section className="panel stack" aria-labelledby="learning">
      <h2 id="learning">Learning</h2>
      {before.length > 0 && (
        <>
          <p>Before learning is complete:</p>
          <ul>
            {before.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        <Confirm
          label="Learning is complete"
          title="Is learning complete?"
          busy={complete.busy}
          onConfirm={() => complete.send({ incidentId: incident.incidentId, statement: statement.trim() })}
        >
          <Field label="Statement">
            <textarea value={statement} maxLength={4000} onChange={(event) => setStatement(event.target.value)} />
          </Field>
          <Refused refusal={complete.refusal} />
        </Confirm>
      </div>
    </section>
  );
}
