import { type FormEvent, useState } from "react";
import { organisation } from "../api/clients/organisation";
import { useCommand } from "../api/commands";
import type { PersonRetention } from "../gen/reinstate/v1/retention_pb";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Refused } from "../ui/Notice";
import { say } from "../ui/say";

/** When care ended; said again it is a new version, and without a date it says that care goes on. */
export function EndOfCare({ one }: { one: PersonRetention }) {
  const [on, setOn] = useState(one.careEndedOn);
  const [reason, setReason] = useState("");
  const record = useCommand(organisation.recordEndOfCare);
  const ready = reason.trim() !== "" && on !== one.careEndedOn;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (ready && (await record.send({ personId: one.personId, careEndedOn: on, reason: reason.trim() }))) {
      say("The end of care is recorded.");
      setReason("");
    }
  };
  return (
    <details>
      <summary>{one.careEndedOn ? "Correct when care ended" : "Record when care ended"}</summary>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <Field label="Care ended on" hint={one.careEndedOn ? "Empty where care goes on." : undefined}>
          <input type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </Field>
        <Field label="How it is known">
          <input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        </Field>
        <Refused refusal={record.refusal} />
        <div className="row">
          <Button type="submit" busy={record.busy} aria-disabled={!ready}>
            Record
          </Button>
        </div>
      </form>
    </details>
  );
}
