import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import { Action } from "../../ui/Action";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import { Words } from "../../ui/Words";
import type { Body } from "./bodies";

/** When the provider became aware of what has to be told: from then its clock is counted, and no longer from the outage's detection. */
export function Aware({ incidentId, body }: { incidentId: string; body: Body }) {
  const [when, setWhen] = useState(() => whenOf(Date.now()));
  const [reason, setReason] = useState("");
  const aware = useCommand(governance.recordAwareness);
  const awareAt = momentOf(when);
  const send = async () => {
    if (!awareAt) return;
    if (await aware.send({ incidentId, body: body.body, awareAt, reason: reason.trim() })) {
      setReason("");
      say(`The clock of ${body.name} is counted from when you became aware.`);
    }
  };
  return (
    <Action summary="We became aware at another time" about={body.name}>
      <Form button="Count from then" command={aware} missing={[!awareAt && "when", reason.trim() === "" && "what you became aware of"]} onSend={send}>
        <p>
          The clock is counted from the detection of the outage, unless what has to be told came to light at another time. Earlier answers stay on the record.
        </p>
        <WhenField label="Aware since" value={when} onChange={setWhen} />
        <Words label="What came to light, and how?" value={reason} onChange={setReason} />
      </Form>
    </Action>
  );
}
