import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { ExternalAccess } from "../../gen/reinstate/v1/governance_pb";
import { Confirm } from "../../ui/Confirm";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";

/** Before its moment: from then on they read nothing of it. */
export function EndAccess({ incidentId, access }: { incidentId: string; access: ExternalAccess }) {
  const [reason, setReason] = useState("");
  const withdraw = useCommand(governance.withdrawExternalAccess);
  const send = async () => {
    const done = await withdraw.send({ incidentId, subject: access.subject, role: access.role, reason: reason.trim() });
    if (done) say(`${access.subject} reads it no more.`);
    return done;
  };
  return (
    <Confirm small kind="danger" label="End access" about={access.subject} title={`End the access of ${access.subject}?`} busy={withdraw.busy} onConfirm={send}>
      <p>They read nothing of this incident from then on. It can be given again.</p>
      <Words label="Reason" value={reason} onChange={setReason} />
      <Refused refusal={withdraw.refusal} />
    </Confirm>
  );
}
