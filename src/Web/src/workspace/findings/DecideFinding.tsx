import { type FormEvent, useState } from "react";
import { people } from "../../api/clients/people";
import { recovery } from "../../api/clients/recovery";
import { type Header, useCommand } from "../../api/commands";
import { refusalOf } from "../../api/refusal";
import type { Finding } from "../../gen/reinstate/v1/common_pb";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/Field";
import { Refused } from "../../ui/Notice";
import { say } from "../../ui/say";
import { useScope } from "../service";

const decisions = [
  { value: "explained", name: "Explained", hint: "The record is right; there is a reason why it looks like this." },
  { value: "accepted", name: "Accepted", hint: "It went wrong and cannot be mended now; it is known and stays on record." },
  { value: "corrected", name: "Corrected", hint: "The record was put right. Taken only when the rules no longer find it." },
];

interface Sent {
  header?: Header;
  incidentId: string;
  serviceId: string;
  personId: string;
  findingId: string;
  decision: string;
  reason: string;
}

// A finding that names a person can be about people side by side, and is then decided on the run. The key is another, for it is another command.
async function decide({ serviceId, personId, header, ...about }: Sent) {
  const onRun = () => recovery.decideRunFinding({ ...about, serviceId, header: { idempotencyKey: `${header?.idempotencyKey}-run` } });
  if (personId === "") return onRun();
  try {
    return await people.decideFinding({ ...about, personId, ...(header ? { header } : {}) });
  } catch (error) {
    if (refusalOf(error).code !== "FINDING_UNKNOWN") throw error;
    return onRun();
  }
}

export function DecideFinding({ finding, gone }: { finding: Finding; gone: boolean }) {
  const scope = useScope();
  const [decision, setDecision] = useState(gone ? "corrected" : "");
  const [reason, setReason] = useState("");
  const [wrong, setWrong] = useState({ decision: "", reason: "" });
  const send = useCommand(decide);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = { decision: decision === "" ? "Choose one." : "", reason: reason.trim() === "" ? "Give the reason. It stands in the evidence." : "" };
    setWrong(found);
    if (found.decision !== "" || found.reason !== "") return;
    const { findingId, personId } = finding;
    if (await send.send({ ...scope, personId, findingId, decision, reason: reason.trim() })) say("Your decision is recorded.");
  };
  return (
    <form className="stack" onSubmit={submit}>
      <fieldset>
        <legend>Your decision</legend>
        {wrong.decision && <p className="wrong">{wrong.decision}</p>}
        {decisions.map(({ value, name, hint }) => (
          <label key={value} className="choice">
            <input type="radio" name="decision" checked={decision === value} onChange={() => setDecision(value)} />
            <span>
              <strong>{name}.</strong> <span className="quiet">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label="Reason" wrong={wrong.reason}>
        <textarea value={reason} onChange={(e) => setReason(e.target.value)} />
      </Field>
      <Refused refusal={send.refusal} />
      <div>
        <Button kind="first" type="submit" busy={send.busy}>
          Decide
        </Button>
      </div>
    </form>
  );
}
