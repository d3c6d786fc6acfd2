import { type FormEvent, useState } from "react";
import { governance as client } from "../../api/clients/governance";
import { useCommand } from "../../api/commands";
import type { NotificationClock } from "../../gen/reinstate/v1/notification_pb";
import { now, toField } from "../../time/moment";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { momentOf, WhenField } from "../../ui/WhenField";
import type { Body } from "./bodies";

const channels = ["portal", "email", "telephone", "letter", "in_person"];

/** That it was told, and then that they have it: until the first, the clock runs. */
export function Sent({ incidentId, body, clock }: { incidentId: string; body: Body; clock: NotificationClock }) {
  const waits = clock.state === "sent";
  const [when, setWhen] = useState(() => ({ text: toField(now()), afterClockChange: false }));
  const [channel, setChannel] = useState("portal");
  const [reference, setReference] = useState("");
  const sent = useCommand(client.recordNotificationSent);
  const acknowledged = useCommand(client.acknowledgeNotification);
  const command = waits ? acknowledged : sent;
  const at = momentOf(when);
  const ready = at !== null && reference.trim() !== "";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (at === null || !ready) return;
    const told = { incidentId, body: body.body, reference: reference.trim() };
    if (!(waits ? await acknowledged.send({ ...told, acknowledgedAt: at }) : await sent.send({ ...told, sentAt: at, channel }))) return;
    setReference("");
    say(waits ? `Acknowledged: ${body.name}.` : `Recorded as sent: ${body.name}.`);
  };
  return (
    <details className="form">
      <summary>
        {waits ? "They have acknowledged it" : "It was sent"}
        <span className="unseen">: {body.name}</span>
      </summary>
      <form className="stack" onSubmit={send}>
        <WhenField label={waits ? "Acknowledged at" : "Sent at"} value={when} onChange={setWhen} />
        {!waits && (
          <Field label="How">
            <select value={channel} onChange={(event) => setChannel(event.target.value)}>
              {channels.map((one) => (
                <option key={one} value={one}>
                  {one.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field label="Reference" hint="Of the portal, the letter or the call: what they would find it by">
          <input value={reference} maxLength={200} onChange={(event) => setReference(event.target.value)} />
        </Field>
        <Refused refusal={command.refusal} />
        <div className="row">
          <Button kind="first" type="submit" busy={command.busy} aria-disabled={!ready}>
            Record
          </Button>
        </div>
      </form>
    </details>
  );
}
