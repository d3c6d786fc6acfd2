import { useState } from "react";
import { governance } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import { whenOf } from "../../declare/Since";
import type { NotificationClock } from "../../gen/reinstate/v1/notification_pb";
import { Action } from "../../ui/Action";
import { Field } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Options, Select } from "../../ui/Select";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import type { Body } from "./bodies";

const channels = [
  ["portal", "Portal"],
  ["email", "Email"],
  ["telephone", "Telephone"],
  ["letter", "Letter"],
  ["in_person", "In person"],
] as const;

/** That it was told, and then that they have it: until the first, the clock runs. */
export function Sent({ incidentId, body, clock }: { incidentId: string; body: Body; clock: NotificationClock }) {
  const waits = clock.state === "sent";
  const [when, setWhen] = useState(() => whenOf(Date.now()));
  const [channel, setChannel] = useState("portal");
  const [reference, setReference] = useState("");
  const sent = useCommand(governance.recordNotificationSent);
  const acknowledged = useCommand(governance.acknowledgeNotification);
  const at = momentOf(when);
  const send = async () => {
    if (!at) return;
    const told = { incidentId, body: body.body, reference: reference.trim() };
    if (!(waits ? await acknowledged.send({ ...told, acknowledgedAt: at }) : await sent.send({ ...told, sentAt: at, channel }))) return;
    setReference("");
    say(waits ? `Acknowledged: ${body.name}.` : `Recorded as sent: ${body.name}.`);
  };
  return (
    <Action summary={waits ? "They have acknowledged it" : "It was sent"} about={body.name}>
      <Form button="Record" command={waits ? acknowledged : sent} missing={[!at && "when", reference.trim() === "" && "the reference"]} onSend={send}>
        <WhenField label={waits ? "Acknowledged at" : "Sent at"} value={when} onChange={setWhen} />
        {!waits && (
          <Select label="How" value={channel} onChange={setChannel}>
            <Options of={channels} />
          </Select>
        )}
        <Field label="Reference" hint="Of the portal, the letter or the call: what they would find it by">
          <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </Field>
      </Form>
    </Action>
  );
}
