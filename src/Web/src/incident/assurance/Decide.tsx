import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { Action } from "../../ui/Action";
import { Choices } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { say } from "../../ui/say";
import { Words } from "../../ui/Words";
import type { Body } from "./bodies";

const answers = [
  [true, "Yes"],
  [false, "No"],
] as const;

/** Whether a body is told, and why. It can be decided anew; what was decided before stays on the record. */
export function Decide({ incidentId, body, decided }: { incidentId: string; body: Body; decided: boolean }) {
  const [notify, setNotify] = useState<boolean | null>(null);
  const [reason, setReason] = useState("");
  const [reference, setReference] = useState("");
  const decide = useCommand(governance.decideNotification);
  const send = async () => {
    if (notify === null) return;
    if (await decide.send({ incidentId, body: body.body, notify, reason: reason.trim(), reference: reference.trim() })) {
      setNotify(null);
      setReason("");
      setReference("");
      say(`Decided: ${body.name}.`);
    }
  };
  return (
    <Action summary={decided ? "Decide anew" : "Decide"} about={body.name}>
      <Form button="Decide" command={decide} missing={[notify === null && "yes or no", reason.trim() === "" && "the reason"]} onSend={send}>
        <Choices legend={`Notify ${body.name}?`} choices={answers} value={notify} onChange={setNotify} />
        <Words label="Reason" value={reason} onChange={setReason} />
        <Field label="Reference" hint="Of the advice or rule that the decision rests on, if there is one">
          <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </Field>
      </Form>
    </Action>
  );
}
